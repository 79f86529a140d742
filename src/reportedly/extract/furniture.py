"""The shapes of page furniture: what single blocks around an article look like in a saved page.

Every pattern is tried on one whole block (``fullmatch``), so that no sentence of running text fits.
"""

from __future__ import annotations

import re

_FLAGS = re.I | re.S


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"[\s>»›•*_#\-–—|\[(]*(?:{pattern})[\s:.!»›→>…|*_\])–—-]*", _FLAGS)


_NETWORK = (
    r"(?:facebook|twitter|x|x \(twitter\)|linked ?in|whats ?app|telegram|reddit|pinterest|tumblr|pocket|e?-?mail|"
    r"print|copy link|"
    r"skype|flipboard|threads|bluesky|mastodon|messenger|instagram|youtube|viber|vk|line|more)"
)

_DAY = r"([a-z]{3,9}, )?([a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9}\.?,? \d{4}|\d{4}-\d\d-\d\d)"

#: Labels that say nothing of the news; dropped wherever they stand alone.
LABEL = _whole(
    r"advertisements?|ad|sponsored( content)?|promoted content|story continues below( (this )?advertisement)?|"
    r"article continues (below|after)( (this )?advertisement)?|continue reading below|scroll to continue( with "
    r"content)?|"
    r"loading(\.\.\.)?|skip to (main )?content|skip ad(vertisement)?|jump to comments|"
    r"share( this)?( article| post| story| page| on)?|shares?|like this|tweet|print|print this( article| page)?|save|"
    r"bookmark|"
    r"email( this)?( article)?|copy (link|url)|link copied|listen( to (this )?article)?|play|pause|mute|"
    rf"{_NETWORK}([\s,|/·]+{_NETWORK})*|(share|tweet|post|pin|send|follow us|follow|click to (share|email|print))"
    rf"( this)?( article| a link| link| story)?( to a friend| with friends)? (on|via|by|to) {_NETWORK}"
    r"( \(opens in new window\))?|"
    r"(last |first )?(updated|published|posted|modified)( on| at)?:? (an?|\d+) "
    r"(min(ute)?|hour|hr|day|week|month|year)s? ago|"
    rf"(last |first )?(updated|published|posted|modified)( on| at)?:? ({_DAY})"
    r"([ ,|–-]+(at )?\d{1,2}[:.]\d\d.{0,20})?|"
    r"\d+\s*(shares?|views?|likes?|min(ute)?s?( of)? read(ing( time)?)?)|(reading|read) time:? *\d+ *min(ute)?s?( "
    r"read)?|"
    r"(image|photo|picture)( credits?| source| courtesy)?:.{0,80}|"
    r"(click|tap) here to .{0,60}|back to (top|home)|toggle (navigation|menu)|menu|search|close|log ?in|sign ?in|"
    r"register|"
    r"(view|see|show) (all )?(comments?|more)|follow us on (google news|social media)|"
    r"join (us|our channel) on (telegram|whatsapp)|add .{2,40} on google"
)

#: One-line pointers to other articles; dropped wherever they stand alone.
POINTER = re.compile(
    r"[\[(*_>»›•\s]*(?:(?:also |must[ -])?reads?(?: (?:more|also|next|now|this|here|too|full story))?|see (?:also|"
    r"more)|also see|"
    r"related(?: (?:article|story|stories|news|coverage|reading|video|post)s?)?|"
    r"more (?:on this|from this|to read)|recommended|don['’]t miss|watch(?: (?:live|now|more|video|also))?|explore "
    r"more|"
    r"you may (?:also )?like|in pictures|in case you missed it|trending|continue reading)"
    r"(?:\s*[:|»›>–—]+|\s+-)\s*\S[^\n]{0,200}?[^.\n]",
    _FLAGS,
)

#: Newsletter boxes and app, membership or donation appeals: an imperative to the reader.
APPEAL = re.compile(
    r"[\[(*_>»›•\s]*(?:please |click here to |want more\?.{0,40}|never miss .{0,60}|stay (?:informed|up[ -]to[ "
    r"-]date|ahead).{0,80})?"
    r"(?:sign[ -]?up|subscribe|register|get|join|receive|enter|download|become|support (?:our|us|independent|local|"
    r"quality)|donate|follow|like what you|don['’]t miss"
    r"|stay|never miss|have a (?:tip|story)|do you have|start your day|this newsletter|our newsletter|thank you for)\b"
    r"(?=.{0,300}\b(?:newsletters?|inbox|e-?mail (?:address|alerts?|updates?)|our (?:app|channel|mailing list|daily|"
    r"weekly|free)|"
    r"subscribers?|subscription|subscribing|a member|a (?:paid|free) subscri|telegram channel|whatsapp channel|push "
    r"notifications|"
    r"breaking news alerts|latest (?:news|updates|stories|headlines) (?:from|on|in|delivered|straight|by|via)|"
    r"independent journalism|our journalism|us on (?:twitter|facebook|x|instagram|telegram|google news)))"
    r"[^\n]{0,300}",
    _FLAGS,
)

#: How to reach the writer or follow the outlet, at the end of an article.
CONTACT = re.compile(
    r"[\[(*_\s]*(?:follow|reach|contact|e-?mail|write to|send (?:tips|an e-?mail)|have a (?:news )?tip|got a (?:news "
    r")?tip|tips\b|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} can be (?:reached|contacted|followed))"
    r"(?=.{0,200}(?:@\w|\b(?:twitter|facebook|instagram|telegram|threads|bluesky)\b))[^\n]{3,300}",
    re.I,
)

#: Headings over lists of other articles.
LISTING = _whole(
    r"(you (may|might|could)( also)? (like|enjoy|be interested in).{0,30})|"
    r"(more )?(related|similar|recommended|suggested|popular|trending|recent|latest|other|further|top|featured|most "
    r"read)"
    r" (articles?|posts?|stories|story|news|topics?|coverage|content|reading|links?|items?|reads?|headlines|videos?|"
    r"reports?)"
    r"( for you| from .{2,40})?|related|recommended( for you| reading)?|most (read|popular|viewed|shared|commented)|"
    r"(trending|popular)( now| today)?|read (more|next|also)|also read|up next|more (like this|stories|news|coverage|"
    r"to read)|"
    r"more (from|in|on|by) .{2,40}|editor['’]?s['’]? (picks?|choice)|don['’]t miss|further reading|see also|what to "
    r"read next|"
    r"(from|around|elsewhere on) the web|in case you missed it|must reads?|next (story|article|post|up)|previous "
    r"(story|article|post)|"
    r"explore more|keep reading|discover more( from .{2,40})?|post navigation|"
    r"(previous|next) (article|post|story|news):? .{0,140}|(previous|next): .{0,140}|← .{0,140}|.{3,140} →"
)

#: Lines of tags and sections at the end of an article.
TAGS = re.compile(
    r"[\s#•*_]*(?:tags?|tagged(?: with| as| in)?|filed under|posted in|categor(?:y|ies)|topics?|keywords|sections?|"
    r"labels|in this article"
    r"|read more about)\s*[:|–-]\s*[^\n]{0,300}?[^.\n]",
    _FLAGS,
)

#: Where readers' comments begin: nothing behind is the article.
COMMENTS = _whole(
    r"leave (us )?a (reply|comment)( to .{1,40})?( ?cancel reply)?|cancel reply|(post|add|write|submit)( a| your)? "
    r"(comment|reply)|"
    r"\(?\d+\)? *(comments?|repl(y|ies)|responses?|thoughts?)( (on|to) [“‘«\"'].{2,200})?|comments?( \(\d+\)| closed|"
    r" are closed.*)?|"
    r"no comments( yet)?|be the first to comment|join the (conversation|discussion)|(reader|user|top|latest) comments|"
    r"your e-?mail (address )?will not be published.*|required fields are marked.*|"
    r"save my name, e-?mail,? and website in this browser.*|you must be logged in to (post a )?comment.*|"
    r"this site uses akismet.*|have your say|comment policy|sort by (newest|best|oldest)|"
    r"notify me of (new|follow-?up) (posts?|comments?).*"
)

#: Where the author box stands; ``name`` is the author as given.
ALL_POSTS = re.compile(
    r"[\s←]*(?:view|see|read|show|browse)?\s*(?:all|more|other)?\s*(?:posts|articles|stories) (?:by|"
    r"from)\s+(?P<name>[^→»›\n]{2,80}?)[\s→»›.]*",
    _FLAGS,
)
ABOUT = re.compile(r"[#*_\s]*about(?: the author)?s?\s*[:–—-]?\s*(?P<name>[^\n.:]{2,60}?)[\s:#*_]*", _FLAGS)
WRITTEN_BY = re.compile(
    r"[*_\s]*(?:(?:written|posted|reported|story) by|(?:the |about the "
    r")?author)\s*[:–—-]?\s+(?P<name>[^\n.:]{2,60}?)[*_\s]*",
    _FLAGS,
)
ABOUT_AUTHOR = _whole(
    r"(about )?the (author|writer|reporter|journalist)s?|about (the |this )?(author|writer|contributor)s?|author( "
    r"bio| info)?"
)

#: A writer's life in a paragraph: "X is a reporter …".
LIFE = re.compile(
    r"[\s*_—–-]*(?P<name>(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w'’-]+),?\s+(?:is|was|has been|covers|reports|writes|"
    r"works)\s+"
    r"(?=[^\n]{0,120}\b(?:journalist|reporter|correspondent|columnist|editor|writer|contributor|freelancer?|blogger|"
    r"author of"
    r"|covers|based in|for (?:the )?[A-Z]))[^\n]{10,600}"
)

#: A writer's life in one line under a label of its own, or told of "the author".
LABELLED_LIFE = re.compile(
    r"[#*_\s]*(?:about the (?:author|writer|reporter|journalist|contributor)s?|about (?:me|this author)|"
    r"author(?:'s|’s)? bio(?:graphy)?)[*_]*\s*[:–—-]\s*[^\n]{10,700}",
    _FLAGS,
)
TOLD_LIFE = re.compile(
    r"[#*_\s]*(?:the (?:author|writer|reporter|contributor) (?:is|was|has|lives|covers|writes|reports|works|teaches)\b|"
    r"(?:written|reported) by [^\n,]{3,60}, (?:who|a|an|our|the)\b)[^\n]{10,600}",
    _FLAGS,
)
#: What only those who write for a living do.
WRITING = re.compile(
    r"\b(?:journalist|reporter|correspondent|columnist|editor|contributor|blogger|covers|covering|"
    r"writes (?:about|on|for)|reports (?:on|for|from)|freelance \w+)\b",
    re.I,
)

#: Rights lines.
RIGHTS = re.compile(
    r"[\s*_]*(?:(?:©|\(c\)|&copy;|copyright)[^\n]{0,200}|[^\n]{0,120}\ball rights reserved\b[^\n]{0,160}"
    r"|(?:this (?:material|article|content|story) )?may not be (?:published|reproduced)[^\n]{0,200}"
    r"|(?:our standards: )?the thomson reuters trust principles[^\n]{0,40}|(?:terms|privacy policy|cookie policy|"
    r"contact us)"
    r"(?:\s*[|·•]?\s*(?:of (?:use|service)|terms|privacy policy|cookie policy|contact us|about us|advertise))*)",
    _FLAGS,
)

#: A declared source on a line of its own.
SOURCE_LINE = re.compile(
    r"[\[(*_>»›•\s]*(?P<label>(?:original|originally|primary|news|article|story|full)?\s*(?:sources?|via|story "
    r"source|article source|source link))"
    r"(?:\s*[:–—|]\s*|\s+-\s+)(?P<value>[^\n]{2,200}?)[\])*_\s]*",
    _FLAGS,
)
#: Who else reported, wrote or edited, on a line of its own.
STAFF_CREDIT = re.compile(
    r"[\[(*_\s—–-]*(?:(?:additional|further|extra|with(?: additional)?) )?(?:reporting|writing|editing|research|"
    r"graphics|translation|"
    r"compiled|edited|translated)(?:(?: and|,) (?:reporting|writing|editing|additional reporting))* (?:by|"
    r"from)\b[^\n]{2,300}?[\])*_\s.]*"
    r"|[\[(*_\s—–-]*(?=[A-Z])[^\n.]{2,200}? contributed (?:reporting|to this (?:report|article|story|"
    r"piece))\b[^\n.]{0,100}[\])*_\s.]*"
    r"|[\[(*_\s—–-]*with (?:inputs?|files|reporting|reports?|agency inputs|additional reporting) (?:from|"
    r"by)\b[^\n.]{2,120}[\])*_\s.]*",
    re.I,
)
#: Where the article stood first, in a sentence of its own.
FIRST_PUBLISHED_LINE = re.compile(
    r"[\[(*_\s—–-]*(?:this (?:article|story|piece|post|report|column|essay|interview|analysis|commentary|content) "
    r"(?:was|is|has been)?\s*"
    r"(?:also )?(?:first |originally |previously )?(?:appeared|published|posted|produced|re-?published|syndicated)|"
    r"(?:first|originally|previously) (?:appeared|published|posted)|re-?published|read the (?:original|full) "
    r"(?:article|story))"
    r" (?:\w+ ){0,4}?(?:by|in|on|at|from|via|here|under)\b[^\n]{0,200}",
    re.I,
)
ORIGINAL_SOURCE = re.compile(r"[\[(*_>»›•\s]*original\s+(?:source|article|story)\b[^\n]{0,220}", _FLAGS)

#: What a writer's biography says.
BIOGRAPHY = re.compile(
    r"\b(?:journalist|reporter|correspondent|columnist|editor|writer|author|contributor|freelancer?|blogger|"
    r"broadcaster|"
    r"bureau chief|producer|anchor|fellow|professor|lecturer|researcher|analyst|journalism|newsroom|bylines?|"
    r"storytelling|reporting|"
    r"covers|covered|covering|writes (?:about|on|for)|reports (?:on|for)|speciali[sz]es|graduate[ds]?|degree|years "
    r"of experience|"
    r"based in|passionate|award-winning|can be reached|follow (?:him|her|them)|joined)\b",
    re.I,
)
