"""The English words the small grammar of notes knows by kind: kin, animals, events, illness, work, and the rest.

A word that is missing only means a plainer sentence, never a broken one: everything here is asked with `in`.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, to be asked with `in`."""
    return frozenset(text.split())


KIN_HE = word_set(
    "son sons dad father husband boyfriend brother brothers grandson grandsons grandad granddad grandpa grandfather "
    "uncle nephew nephews boy boys father-in-law son-in-law brother-in-law dad-in-law fiancé stepson stepdad godson "
    "dads "
)
KIN_SHE = word_set(
    "daughter daughters mum mom mother wife girlfriend sister sisters granddaughter granddaughters gran granny "
    "grandma grandmother nan aunt auntie niece nieces mother-in-law daughter-in-law sister-in-law girl girls "
    "fiancée stepdaughter stepmum goddaughter mam "
)
KIN_ANY = word_set(
    "kids kid children child twins parents partner baby family cousin cousins grandparents grandkids grandchildren "
    "toddler teenager teenagers in-laws little-one flatmate housemate neighbour neighbours mate friend friends boss "
    "colleague colleagues team spouse "
)
KIN = KIN_HE | KIN_SHE | KIN_ANY

DOGS = word_set(
    "dog dogs puppy pup puppies beagle labrador lab spaniel cocker poodle terrier collie retriever dachshund "
    "greyhound whippet corgi pug bulldog husky shepherd schnauzer cockapoo labradoodle mutt hound jindo shih-tzu "
    "maltese "
)
CATS = word_set("cat cats kitten kittens tabby siamese moggy tomcat")
PETS = (
    DOGS
    | CATS
    | word_set(
        "rabbit rabbits hamster parrot budgie horse pony tortoise goldfish hens hen chickens guinea-pig ferret canary "
        "goat goats sheep gecko snake pet pets "
    )
)

ILL = word_set(
    "flu cold covid cough fever pneumonia migraine migraines bronchitis shingles sciatica arthritis asthma chemo "
    "chemotherapy illness infection virus bug sprain fracture stroke cancer tonsillitis vertigo concussion "
)
BODY = word_set(
    "arm leg ankle wrist knee hip foot toe finger rib ribs collarbone shoulder back neck elbow hand heart eye eyes "
    "tooth nose hamstring heel toes heels shin calf "
)
OPERATIONS = word_set(
    "op operation surgery scan biopsy treatment radiotherapy transplant bypass x-ray mri procedure physio check-up "
)
MOURNED = frozenset(["funeral", "wake", "memorial", "cremation", "burial", "bereavement"])
HEAVY = word_set(
    "divorce divorced separated separation redundancy redundant sacked fired laid-off bankrupt bankruptcy debt "
    "debts depressed depression miscarriage lawsuit burgled burglary eviction evicted breakup split custody affair "
    "rehab alcoholic suicide court tribunal dementia alzheimer's terminal hospice "
)

EXAMS = word_set(
    "exam exams test tests finals a-levels gcses viva assessment assessments mocks resit entrance boards bar sats "
    "suneung dissertation thesis highers "
)
TRIALS = word_set(
    "interview interviews presentation pitch audition recital performance speech talk lecture audit inspection "
    "deadline launch hearing appointment meeting demo review competition tournament final rehearsal graduation "
    "election tasting delivery stocktake photoshoot reading handover "
)
RACES = word_set(
    "marathon half-marathon 5k 10k 15k 20k 30k 50k 100k half triathlon ultra parkrun race duathlon ironman "
)
OUTINGS = word_set(
    "trip holiday holidays vacation weekend festival wedding party concert match game show visit dinner reunion "
    "honeymoon cruise retreat conference christening barbecue bbq picnic fair fête hike walk camp camping "
    "exhibition gig play opening anniversary parade carnival ceilidh prom shower workshop hen-do stag-do "
    "housewarming lunch tour safari sleepover "
)
PROJECTS = word_set(
    "job course school nursery university uni college class classes lessons project projects renovation extension "
    "kitchen bathroom loft garden allotment greenhouse shed house flat home place book novel manuscript blog "
    "business shop café cafe bakery studio workshop apprenticeship internship choir band club training diet quilt "
    "jumper scarf build conversion oven machine sourdough starter team role post position move building site garage "
    "boat van recipe menu roof floor plans website podcast degree phd masters translation puppy farm orchard "
    "vineyard hives bees tomatoes roses seedlings plants plant fern monstera orchid tree trees hedge lawn patio "
    "pond bike car motorbike camper piano guitar violin cello painting paintings portrait play chapter research "
    "line stall "
)
PLANTS = word_set(
    "tomatoes roses seedlings plants plant fern monstera orchid tree trees hedge lawn cactus succulent succulents "
    "basil tulips bulbs seeds sunflowers lavender ivy vine vines bees hens chillies peppers strawberries beans peas "
    "garlic herbs pumpkins potatoes bonsai hydrangea hydrangeas sourdough starter "
)
WEARABLE = word_set(
    "boots shoes trainers coat jacket dress suit trousers jeans hat scarf gloves glasses sandals jumper shirt "
    "slippers socks backpack bag rucksack ring watch raincoat cardigan fleece blouse skirt pyjamas pullover "
    "waistcoat mittens wellies clogs dungarees "
)
READABLE = word_set(
    "book novel series prequel sequel volume memoir biography thriller essays poems poetry trilogy story stories "
    "cookbook manga comic paperback guidebook collection "
)
EDIBLE = word_set(
    "cheese wine coffee beans tea cake bread loaf sourdough honey jam marmalade olives ham fish chocolate "
    "chocolates biscuits pie tart cider beer gin whisky brie rye baguette croissants oil soup sauce chutney kimchi "
    "noodles blend riesling merlot malbec rioja chianti port sherry prosecco pinot sauvignon chardonnay champagne "
    "oolong sencha matcha lapsang cheddar stilton comté gouda camembert feta salami ravioli pasta scones cookies "
    "brownies cheesecake pears plums apples mackerel salmon trout oysters mussels lamb sausages mushrooms pesto "
    "granola tahini miso muffins pastries eclairs shortbread "
)
HOMES = word_set("flat house home place apartment bungalow cottage")
SCHOOLS = word_set("uni university school college nursery secondary primary kindergarten")
OWNED = word_set(
    "car van bike boat motorbike camper piano guitar violin cello oven machine motorcycle scooter caravan balcony "
    "telescope camera "
)
SPORTS = word_set(
    "soccer football rugby cricket tennis swimming ballet judo karate hockey netball basketball baseball volleyball "
    "golf gymnastics yoga pilates choir drama badminton athletics climbing dance dancing taekwondo chess band piano "
    "violin cello guitar fencing rowing cycling running riding skating squash padel bowls scouts brownies boxing "
)
TONGUES = word_set(
    "spanish french italian german japanese korean chinese mandarin welsh gaelic portuguese dutch greek arabic "
    "turkish swedish norwegian danish polish russian hindi latin maths english "
)
JOBS = word_set(
    "nurse teacher doctor lawyer solicitor accountant plumber electrician carpenter joiner builder baker chef cook "
    "driver farmer engineer architect designer programmer developer writer editor journalist photographer painter "
    "potter vet dentist midwife paramedic firefighter librarian translator musician gardener florist hairdresser "
    "barber tailor postman postwoman pilot student professor lecturer manager director lead buyer secretary "
    "assistant receptionist mechanic social-worker physiotherapist pharmacist optician surveyor scientist "
    "researcher actor dancer cellist violinist pianist guitarist conductor coach trainer butcher fishmonger grocer "
    "brewer roaster beekeeper bookkeeper clerk cabinet-maker headteacher head owner consultant analyst captain "
    "sommelier barista "
)

COLOURS = word_set("brown black white red blue green grey gray yellow orange pink purple navy beige cream tan")
ADJECTIVES = COLOURS | word_set(
    "new old big small little left right first last next second own whole long short good great nice late early "
    "best younger older eldest youngest oldest baby half proper real cheap local other same young walking hiking "
    "running wooden leather vintage broken spare "
)

DETERMINERS = word_set(
    "a an the this that these those his her their my our your its some any every each no both all another two three "
    "four five six seven eight nine ten several many few more most one 1 2 3 4 5 6 7 8 9 10 "
)
PREPOSITIONS = word_set(
    "in on at by for from with to of about into onto over under after before during between against without near "
    "next behind beside through around across off out up down since until till towards than as via like inside "
    "outside "
)
SUBJECT_LINKS = word_set("that which who whom whose because when while if whether although though so where how why")

MASS = word_set(
    "music jazz opera poetry history football tennis rugby cricket golf yoga coffee tea wine cheese bread chess "
    "film cinema theatre art photography cooking baking gardening knitting crime fiction fantasy running cycling "
    "swimming hiking climbing fishing sailing surfing skiing camping pottery painting drawing singing dancing "
    "writing reading folk blues travel walking birdwatching sewing weaving woodwork calligraphy "
)
