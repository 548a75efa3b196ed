"""The forms of English verbs: which verb a word is a form of, and the other forms of that verb.

Notes begin with a bare verb as often as not ("Bought boots", "has a beagle", "training for a 30k"), so a word is looked
up among the forms of the verbs known here; a word that is no known form is no verb to this grammar.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from closecircle.words.english_lexicon import word_set


class Form(StrEnum):
    """What form of its verb a word is."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


# base past participle
_IRREGULAR = """
be was been; have had had; do did done; go went gone; get got got; take took taken; buy bought bought; bring
brought brought; think thought thought; say said said; tell told told; see saw seen; come came come; make made
made; give gave given; lend lent lent; send sent sent; find found found; leave left left; lose lost lost; read
read read; write wrote written; run ran run; swim swam swum; ride rode ridden; drive drove driven; fly flew
flown; begin began begun; choose chose chosen; break broke broken; fall fell fallen; feel felt felt; keep kept
kept; sleep slept slept; meet met met; pay paid paid; sell sold sold; build built built; teach taught taught;
catch caught caught; grow grew grown; know knew known; eat ate eaten; drink drank drunk; sing sang sung; speak
spoke spoken; spend spent spent; hear heard heard; hold held held; stand stood stood; sit sat sat; win won won;
wear wore worn; forget forgot forgotten; become became become; draw drew drawn; dig dug dug; show showed shown;
throw threw thrown; put put put; cut cut cut; set set set; hurt hurt hurt; let let let; cost cost cost; quit
quit quit; shut shut shut; hit hit hit; rise rose risen; understand understood understood; sew sewed sewn; knit
knitted knitted; burn burnt burnt; learn learnt learnt; dream dreamt dreamt; light lit lit; steal stole stolen;
tear tore torn; shake shook shaken; hide hid hidden; bite bit bitten; freeze froze frozen; lie lay lain; lay
laid laid; lead led led; mean meant meant; hang hung hung; wake woke woken; shrink shrank shrunk; rub rubbed
rubbed; split split split; swap swapped swapped; stop stopped stopped; drop dropped dropped; plan planned
planned; ship shipped shipped; fit fitted fitted; shop shopped shopped; pop popped popped; chat chatted chatted;
jog jogged jogged; ski skied skied; rip ripped ripped; travel travelled travelled; cancel cancelled cancelled;
refer referred referred; prefer preferred preferred; slip slipped slipped; skip skipped skipped; wrap wrapped
wrapped; trip tripped tripped; clap clapped clapped; beg begged begged; hug hugged hugged; nod nodded nodded;
pick picked picked; bet bet bet; blow blew blown; bend bent bent; fight fought fought; forgive forgave forgiven;
spill spilt spilt; spread spread spread; sweep swept swept; swear swore sworn; feed fed fed;
beat beat beaten; wind wound wound;
"""
_REGULAR = """
ask want need like love hate prefer enjoy collect play work live own start finish move visit plan hope wonder
worry look search wait train prepare practise practice study revise save rehearse help try cook bake paint plant
order borrow return rent hire book mention talk explain complain recommend suggest promise offer share introduce
join retire marry expect adopt walk cycle sail surf fish climb hike dance listen watch follow support volunteer
restore mend repair fix renovate decorate commute coach photograph translate compose record post call phone
message email text notice seem sound smell taste care use turn pass fail graduate apply die arrive land settle
decide consider manage change open close lock launch celebrate remember believe agree disagree admit laugh cry
smile joke praise thank miss suffer recover heal injure twist sprain crack leak flood rain snow clean wash pack
unpack deliver gather invite attend organise organize arrange host perform audition compete race brew
roast ferment pickle harvest prune water sow weave stitch crochet carve polish varnish insulate install replace
upgrade test measure weigh count check review present pitch negotiate sign renew expand promote reckon
guess suppose intend aim mean fancy swear dislike avoid detest stay stop drop swap chat belong cope dread
fear doubt debate hesitate refuse accept allow treat raise foster breed keep-up admire adore appreciate name
pick choose-from struggle battle juggle shift transfer switch trade produce supply import export stock
distribute raised supervise lecture tutor mentor nurse stretch lift row box fence skate snowboard camp garden
tidy declutter burst break-in rust fade bloom blossom wilt droop thrive sprout behave bark purr limp
itch ache squeak creak rattle stick work-out fit suit match pinch last survive hold-up warp squash ruin
disappoint disturb delay postpone cancel move-in cover drip sag shrug order-in describe demand handle
ring bother matter boil strain defer clear inherit print busk crash collapse bang bruise dislocate
bury swarm redo head carry push pull fill load unload drag wipe peel mow rake chop stir serve greet hand pour
advise announce appear argue breathe chase cheer chew claim confuse connect continue convince crawl damage dare
deserve destroy disappear discover divide drain drown educate embarrass employ encourage enter entertain escape
examine exist explode extend fasten fetch fold frighten fry grab grin guarantee hammer happen harm ignore imagine
impress improve include inform insist inspire interrupt invent irritate jump kneel lean lick lighten melt mix moan
nudge obey observe obtain occur offend overflow owe pause pedal permit persuade pray pretend prevent protect provide
queue reach realise receive recognise reduce regret relax rely remain remind remove repeat reply rescue resign resolve
respond rinse rob rush scare scrape scratch scream scrub separate shave shiver sigh slam snore soak spoil squeeze
stare steer strengthen succeed surprise suspect tease terrify thaw tow transform tremble trust unlock vanish wander
warn whisper whistle wobble wreck yawn yell invest qualify specialise emigrate glue whitewash wallpaper
"""

AUXILIARIES = word_set(
    "am is are was were be been being has have had do does did will would can could shall should may might must "
)
_BE = {
    "am": ("be", Form.BASE),
    "are": ("be", Form.BASE),
    "is": ("be", Form.THIRD),
    "was": ("be", Form.PAST),
    "were": ("be", Form.PAST),
    "been": ("be", Form.PARTICIPLE),
    "being": ("be", Form.GERUND),
    "be": ("be", Form.BASE),
}
_DOUBLING = word_set(
    "run swim get put cut set hit quit shut sit stop drop plan ship fit shop pop chat jog rip travel cancel refer "
    "prefer slip skip wrap trip clap beg hug nod dig let win begin forget rub swap split knit bet drip sag sob fan "
)
_PRESENT_AND_PAST = word_set("read put cut set hurt let cost quit shut hit split bet spread")
_VOWELS = "aeiou"


def third(base: str) -> str:
    """He walks, watches, carries; has, does, goes, is."""
    if base in {"be", "have"}:
        return {"be": "is", "have": "has"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def gerund(base: str) -> str:
    """Walking, running, baking, lying."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base in _DOUBLING:
        return base + base[-1] + "ing"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + "ing"


def past(base: str) -> str:
    """Walked, carried, bought; for "be" the form of "you": were."""
    if base == "be":
        return "were"
    return _irregular().get(base, (_ed(base), ""))[0]


def participle(base: str) -> str:
    """Walked, carried, bought, been, ridden."""
    return _irregular().get(base, ("", _ed(base)))[1]


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    if base in _DOUBLING:
        return base + base[-1] + "ed"
    return base + "ed"


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for entry in _IRREGULAR.replace("\n", " ").split(";"):
        if entry.strip():
            base, before, done = entry.split()
            found[base] = (before, done)
    return found


@cache
def _forms() -> dict[str, tuple[str, Form]]:
    found: dict[str, tuple[str, Form]] = {}
    bases = [*_irregular(), *(base for base in _REGULAR.split() if "-" not in base)]
    for base in bases:
        found.setdefault(base, (base, Form.BASE))
    for base in bases:
        found.setdefault(gerund(base), (base, Form.GERUND))
        found.setdefault(third(base), (base, Form.THIRD))
        found.setdefault(participle(base), (base, Form.PARTICIPLE))
    for base in bases:
        if base not in _PRESENT_AND_PAST:
            before = past(base)
            if found.get(before, (base, Form.PAST))[0] == base:
                found[before] = (base, Form.PAST)
    # The everyday reading of words that are a form of two verbs, and both spellings of learn and burn.
    for word, base, form in (
        ("left", "leave", Form.PAST),
        ("felt", "feel", Form.PAST),
        ("found", "find", Form.PAST),
        ("saw", "see", Form.PAST),
        ("lay", "lay", Form.BASE),
        ("learned", "learn", Form.PAST),
        ("burned", "burn", Form.PAST),
        ("dreamed", "dream", Form.PAST),
        ("spilled", "spill", Form.PAST),
        ("gotten", "get", Form.PARTICIPLE),
        ("read", "read", Form.PAST),
        ("put", "put", Form.PAST),
        ("set", "set", Form.PAST),
        ("hurt", "hurt", Form.PAST),
        ("cut", "cut", Form.PAST),
        ("hit", "hit", Form.PAST),
        ("quit", "quit", Form.PAST),
        ("let", "let", Form.PAST),
    ):
        found[word] = (base, form)
    return found | _BE


def form_of(word: str) -> tuple[str, Form] | None:
    """The verb a word is a form of, and which; None when the word is no form of a known verb."""
    return _forms().get(word.lower())


def is_form(word: str, form: Form) -> bool:
    """Whether the word is that form of a known verb."""
    found = form_of(word)
    return found is not None and found[1] is form


def is_finite(word: str) -> bool:
    """Whether a subject could stand before the word: walks, walked, is, would; not walking, walk."""
    low = word.lower()
    if low in AUXILIARIES:
        return low not in {"be", "been", "being"}
    found = _forms().get(low)
    return found is not None and found[1] in {Form.THIRD, Form.PAST}
