"""A story of our own in seven invented articles: a wire's report, what others made of it, and two that stand alone."""

from reportedly.model import Article
from reportedly.model.relations import ReadArticle

WIRE = Article(
    id="wire",
    publisher="Lowland Press Agency",
    url="https://lowlandpress.example/2031/05/12/bridge",
    published="2031-05-12",
    text="""TERSK, May 12 (LPA) - Militia fighters blew up the Ordan road bridge before dawn on Monday, cutting the \
only supply route to 4,300 garrison troops in the town of Velmar, the Karst defence ministry said.

At least 17 soldiers were killed and 46 wounded, according to Colonel Ilmar Toskan, who speaks for the ministry.

The garrison has fuel for nine days, Toskan told reporters in Tersk. He said engineers would need three weeks to lay a \
pontoon crossing below the Sarn weir.

A militia commander, Deva Rusk, said by telephone that her 260 fighters had lost nobody.

Aid groups have counted 12,500 civilians in Velmar. A convoy of 31 lorries with flour is waiting at Gelt, said Oriane \
Mabel of the relief agency Northway.""",
)
REPOST = Article(
    id="repost",
    publisher="Harrow Evening Globe",
    published="2031-05-13",
    byline="Lowland Press Agency",
    declared_sources=("Lowland Press Agency",),
    text=WIRE.text.partition(" (LPA) - ")[2].rpartition("\n\n")[0],
)
TABLOID = Article(
    id="tabloid",
    publisher="Morning Anvil",
    url="https://morninganvil.example/news/bridge-of-death",
    published="2031-05-13",
    text="""More than 4,000 troops are trapped tonight with fuel for barely nine days.

Rebels led by warlord Deva Rusk blasted the Ordan bridge to pieces in the small hours, killing 17 soldiers. Another 46 \
were rushed to hospital, Colonel Ilmar Toskan revealed.

It will be three weeks before sappers can float a crossing near the Sarn weir.

Rusk's 260 gunmen got away without a scratch, she boasted.

And 12,500 terrified townsfolk of Velmar are going hungry while 31 trucks of flour sit idle in Gelt.

The Anvil's military expert, Major Hugh Penrose, calls it a shambles.""",
)
REGIONAL = Article(
    id="regional",
    publisher="Sund Coast Tidings",
    published="2031-05-14",
    declared_sources=("morninganvil.example",),
    text="""Over four thousand soldiers are encircled in Velmar, the tabloid Morning Anvil reports.

Seventeen were killed when a bridge was blown up. The crossing cannot be mended within three weeks.

Thousands of townspeople are starving, it says. The mayor of Sund, who grew up there, has opened a collection for them \
and hopes to raise 50,000 crowns by the weekend.""",
)
OTHER_REPORT = Article(
    id="other",
    publisher="Tersk Radio Bulletin",
    published="2031-05-13",
    text="""Karst has lost its road to Velmar. The defence ministry confirmed on Monday that the bridge over the Ordan \
is down, and put its dead at 17.

We reached the river in the afternoon. Shepherds on the near bank spoke of two blasts, ten minutes apart, and of a \
white van that had stood on the ramp since Sunday.

Fadil, who grazes goats under the pylons, counted eleven bodies on the gravel. Nobody had come for them by evening.

In Tersk the opposition asked why the bridge had not been guarded. Its leader, Sanna Odd, wants the minister to go.""",
)
CREDITING = Article(
    id="crediting",
    publisher="Quillon Review",
    published="2031-05-15",
    text="""Sieges are won by clerks. Of the great encirclements of the last century, most ended over flour or fuel.

Karst's army will know its tables. The Lowland Press Agency reported on Monday that the garrison of Velmar, 4,300 \
troops, has fuel for nine days, and that engineers need three weeks for a pontoon crossing.

History offers the besieged little comfort. At Port Ansel the horses went first, then the harness. Its governor told \
Radio Free Europe that he would do it again.""",
)
UNRELATED = Article(
    id="unrelated",
    publisher="Lowland Press Agency",
    published="2031-05-13",
    text="""The central bank of Karst left its key rate at 6.5 percent on Tuesday and said that inflation would slow \
to 4.2 percent by December.

Governor Tiberiu Nolde told reporters in Tersk that the war had cost 2,100 million crowns so far.""",
)

STORY = tuple(map(ReadArticle, (WIRE, REPOST, TABLOID, REGIONAL, OTHER_REPORT, CREDITING, UNRELATED)))
