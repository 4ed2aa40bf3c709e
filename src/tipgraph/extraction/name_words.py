"""Words that tell where a name that no registry knows begins and ends."""

from tipgraph.extraction.capitals import HEADS

MONTHS = frozenset("January February March April May June July August September October November December".split())
NOT_IN_NAMES = frozenset(
    """General Security Economic Secretary-General Member States Governments Heads Recalling Reaffirming Also Further
    Noting Welcoming Recognizing Emphasizing Urges Requests Calls Encourages Invites Decides Takes Notes Stresses In We
    The This These""".split()
)
"""Capitals that open something else than a name when they follow "and" or a comma."""
# "Peace and Security" goes on with a name, "the Assembly and Security Council" does not.
ORGANS = (("General", "Assembly"), ("Security", "Council"), ("Economic", "and", "Social", "Council"))
PREPOSITIONS = frozenset(
    """of on for to against in into concerning relating relative regarding towards through across with between among at
    from""".split()
)
CONNECTORS = PREPOSITIONS | frozenset("the a an and or as by its their la de".split())
# Bodies that an instrument is of or goes to; they are no part of its name.
ADDRESSEES = frozenset(
    [
        ("General", "Assembly"),
        ("Security", "Council"),
        ("Governing", "Council"),
        ("Coordination", "Group"),
        ("Member", "States"),
        ("States", "Parties"),
        ("State", "Party"),
    ]
)
# "the Convention in Africa" places what is done under it; it is no part of its name.
PLACING = frozenset(["in", "into", "at", "from", "towards", "through", "across", "among", "under", "by", "as"])
TREATIES = frozenset(["agreement", "treaty", "accord", "pact", "protocol", "communiqué", "convention"])
TWO_SIDED = TREATIES | {"declaration", "framework", "plan of action", "code"}
# "the Recommendations of the Panel" are what the panel recommends, not an instrument of that name.
NOT_BY_OWNER = frozenset(["recommendations", "standards"])
FRAMEWORKS = frozenset(["Cooperation", "Co-operation", "Analysis", "Programmes", "Understandings", "Action"])
# "the Programme of Action of the Conference" points back; the name has the conference in full.
SHORT_OWNERS = frozenset(
    ("of", "the", owner)
    for owner in """Conference Council Commission Committee Assembly Summit Board Union Group Court Tribunal Agency
    Authority Organization Association Centre University Institute Fund Office Programme League""".split()
)
# What "and" opens when a row of capitals holds it: a body, a meeting, a text of another kind.
OTHER_HEADS = frozenset(HEADS) - {"Section", "Service", "Union", "Force", "Administration", "Institute"} | frozenset(
    """Initiative Initiatives Statement Statements Targets Goals Platform Report Guidance Law Vision Policy Process
    Project Summit Congress Decade Programme Programmes Regulations Resolution Resolutions Dialogue Campaign Movement
    Secretary-General Secretary President Minister Ministers Chair Rapporteur Representative Envoy Instrument
    Constitution Document Secretariat Manual""".split()
)
# Capitals in front of such a word belong to it: "and the 2014 decision", "and Council resolution 2006/6".
PLAIN_NOUNS = frozenset(
    """decision decisions resolution resolutions process processes project projects initiative initiatives guideline
    guidelines guidance network summary implementation political national high-level programme programmes plan plans
    declaration declarations report reports country group team website mechanism mechanisms session sessions meeting
    meetings political network strategies summit forum conference review""".split()
)
JOINTS = frozenset(["and", "of", "on", "in", "for", ","])
LONGEST_BEGINNING = 10
# "the Organization of African Unity Convention"; what the Organization makes are not "Organization of Guidelines".
OF_A_REGION = frozenset(
    "Organization Association Community Commonwealth Council League Group Disengagement Society Union".split()
)
REGIONS = frozenset(
    """Africa African American Arab Asia Asian Black Caribbean Central East Eastern Eight Europe European Forces
    Independent Islamic Nations Portuguese Seven South Southeast South-East South-Eastern Twenty West Western""".split()
)
SUBJECT = frozenset(["on", "concerning", "regarding", "relating"])
LONGEST_SUBJECT = 14
AFTER_NAMES = frozenset(
    """which that who signed done adopted concluded is was are were has have had shall will would as by dated entered
    provides stipulates calls states requires should may and or not""".split()
)
ADJECTIVES = ("-led", "-owned", "-based", "-affected", "-wide", "-related", "-oriented")
BODY_ENDINGS = frozenset(["Fund", "Initiative", "Initiatives", "Monitor", "Platform", "Force"])
