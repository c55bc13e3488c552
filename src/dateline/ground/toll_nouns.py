"""This file holds the nouns behind numbers, people and things, and the words that begin or end their phrase."""

from __future__ import annotations

from typing import Final

# People whom the table of kinds of actors does not have: who is counted need not act.
PEOPLE: Final = frozenset(
    """accountant aid-worker airman airmen ambulance-driver amputee architect athlete attendee aunt beekeeper beggar
    believer boatman boyfriend breadwinner bride brother builder butcher cadet cameramen captive carpenter
    celebrant chief clansman cleaner clergy clergyman clergymen client colleague comrade congregant consultant
    convict cook courier cousin creditor crew crewman crewmember crewmen customer dealer defector defender deportee
    deserter detainee devotee diner disciple diver dockworker electrician engineer entertainer ex-combatant exile
    farmhand fedayeen firefighter fireman firemen fisher fisherfolk folk follower footballer foreigner friend
    gardener general girlfriend godfather graduate grandchild grandchildren granddaughter grandfather grandmother
    grandparent grandson grocer guard guardsman guardsmen guest guide gunner headman helper holidaymaker
    holidaymakers homemaker hostage housewife housewives hunter husband imam infantryman infantrymen infiltrator
    informant informer instructor intern internee interpreter invader janitor jihadi kid kids kinsman kinsmen
    laborer landowner leader lieutenant lifeguard lifeguards lodger lover magistrate maid major marcher mason
    matron mechanic medic member merchant messenger midwife midwives migrant mineworker missionaries missionary
    mother mujahideen musician nanny nationalist neighbour nephew newborn newlywed niece nomad non-combatant
    noncombatant noncombatants officeholder officer onlooker operator orphan outsider owner painter paratrooper
    parishioner participant partisan partygoer patient peasant pensioner performer personnel peshmerga pharmacist
    picnicker pilgrim player poet policewoman policewomen politician porter postman prostitute pupil raider ranger
    reader recruit reformer relative returnee reveler reveller rider roommate runner sailor salesman salesmen
    saleswoman scavenger scholar scientist scout seafarer seaman seamen seminarian sentry sergeant servant
    serviceman servicemembers serviceperson servicewoman servicewomen settler sex-worker shepherd sibling singer
    sister skipper smuggler spectator spouse staff stallholder stevedore steward stranger surgeon sympathiser
    sympathizer taxi-driver technician teen tenant toddler torchbearer townsfolk townsman townspeople trainee
    trainer translator traveler traveller tribeswoman tribeswomen trooper trucker twin uncle unionist user usher
    vaccinator vendor veterinarian volunteer voter waiter waitress wedding-guest widow widower wife
    wives woodcutter worshipper youngster""".split()
)
# Units, buildings, arms, beasts, times: numbers that count no people.
THINGS: Final = frozenset(
    """acre agreement air-strike airbase aircraft airport airstrike ambulance ambush ambushes ammunition animal antenna
    apartment area article artillery assault attack bag bakeries bakery ball ballot bank bar barge barracks barrel
    barricade base battalion batteries battery battle bicycle blanket blast block boat bomb border breach breaches
    bridge brigade building bulldozer bullet bunker bus buses cable cafe calf calves camel camp canal canister
    capital car carrier cartridge cartridges cattle ceasefire cell cent channel chapter checkpoint chicken
    church churches cinema cities city clash clashes classroom clause clinic companies company complaint compound
    condition constituencies constituency container convent convoy copter corridor counties countries
    country county cow crate crop crossing culvert dam day deal decade depot desk device digger dinar dirham
    dispensaries dispensary district division dog dollar donkey door dose dossier drone drum dwelling election
    embassies embassy engine euro excavator explosion explosive facilities facility faction factories factory farm
    farmhouse farmstead fence field fire firearm flat flight foot franc front frontline gallon garage gate
    generator goat governorate gram grams grenade group gun hamlet hangar headquarters hectare helicopter
    herd hill hilltop hole home horse hospital hostel hotel hour house howitzer hut inch incident incursion
    institution island item jeep jet kalashnikov kg kilo kilogram kilogramme kilometer kilometre kilowatt
    kindergarten kiosk km lab laboratories laboratory lake laptop launcher law lira liter litre livestock
    location lorries lorry machete machine market mast meal meter metre mile minaret mine minibus minibuses
    minute missile mission monasteries monastery month mortar mosque motorbike motorcycle mule municipalities
    municipality munition museum naira neighborhood neighbourhood newspaper night nightclub office operation
    organisation organization orphanage outlet outpost ox oxen parish parishes parties party passport patrol peso
    phase phone pickup pig pipeline pistol place plane plant platoon plough point position post pound
    prefecture prison province pub pump pylon quarter radar radio raid railway rand ration referendum refineries
    refinery regiment region residence resolution restaurant rickshaw rifle river road roadblock rocket roof room
    rouble round ruble runway rupee sack salvo salvoes sanction satellite school seat second section settlement
    sheep shekel shell shelter shilling ship shop shot shrine silo skirmish skirmishes skyscraper sortie squadron
    square stadium stage state station statue step store street strike submarine substation suburb supermarket
    synagogue table tank tanker target team temple tent territories territory theatre time ton tonne tower town
    tract tractor train treaties treaty tree trench trenches trial tribe trip truce truck tunnel turbine tyre union
    unit universities university vaccine van vehicle vessel village violation vote wagon wall warehouse warhead
    warplane warship weapon website week well yacht yard year yen yuan zone""".split()
)
# *Speedboats*, *gunships*, *farmhouses*.
THING_ENDS: Final = (
    "boat", "plane", "craft", "copter", "house", "truck", "ship", "cycle", "gun", "bomb", "rocket", "strike", "mobile",
)  # fmt: skip
FAMILIES: Final = frozenset({"family", "families", "household", "households"})
# Who is counted says nothing more: people, deaths, the dead.
NEUTRAL: Final = frozenset(
    """abductees abduction abductions arrest arrests bodies body casualties casualty corpse corpses dead death deaths
    detained displaced execution executions fatalities fatality human humans individual individuals injured injuries
    injury kidnapping kidnappings killed killing killings life lives martyr martyrs missing more name names other
    others people peoples person persons remains somebody someone soul souls victim victims wounded""".split()
)
COLLECTIVE: Final = frozenset(
    "police forces army military militia rebel security staff navy clergy crew government opposition women men".split()
)
QUANTITY: Final = frozenset(
    """a about above additional all almost also an another approximately around as at below between billion both circa
    close combined confirmed countless couple couples crore crores dozen dozens each eight eighteen eighty eleven
    estimated even every exactly exceeding extra few fewer fifteen fifty first five forty four fourteen fourth from
    full fully further great group growing half handful her high his hundred hundreds in-all its just k lakh lakhs
    large least less lone many maximum mere million millions minimum more most my nearly nine nineteen ninety no
    none north not number numbers numerous odd of one only or other others our over pair party perhaps plus possibly
    precisely probably quarter remaining reported reportedly roughly same score scores seven seventeen seventy
    several significant single six sixteen sixty so some such ten tens than that the their them these third thirteen
    thirty this those thousand thousands three to toll total trio twelve twenty two under undisclosed unknown
    unspecified untold up upwards us well whole whom yet you zero""".split()
)
NUMBERS: Final = frozenset(
    """crore dozen dozens eight eighteen eighty eleven fifteen fifty five forty four fourteen hundred hundreds lakh
    lakhs million millions nine nineteen ninety one scores seven seventeen seventy six sixteen sixty ten thirteen
    thirty thousand thousands three twelve twenty two zero""".split()
)
SHARES: Final = frozenset("percent percentage cent per two-thirds three-quarters third quarter half majority".split())
# What may stand between a number and its noun.
LINKS: Final = frozenset("of other more further additional such or so odd plus them whom us you".split())
OWNERS: Final = frozenset("a an the these those his her its their our your my all some other at least about".split())
COPULA: Final = frozenset({"were", "are", "being", "is"})
STOP: Final = frozenset(
    """a aboard about above according across additionally after afterwards again against ago all alone along already
    also although altogether always am amid among amongst an and another any apiece april are around as at august
    away back be because been before behind being below beneath beside besides between beyond both brings but by
    came can climbs come comes could daily december despite did died dies do does down drowned due during each
    either escaped every except february fled following follows for found friday from had has have he her here him
    his how i if in included includes including injuring inside into is it its january july june just killing last
    late later left like makes many march may might monday more most much must my nationwide near neither no nor not
    november now october of off on once one only onto or other our out outside over overnight own past per perhaps
    perished rather reaches remains reported reports rise rises rose said saturday say says september she should
    shows since so some sometimes stands still stood such sunday survived taken takes than that the their them then
    there these they this those though through throughout thursday thus till times to today together told tomorrow
    tonight too took toward towards tuesday under underneath until up upon us via was we wednesday were what when
    where whether which while who whom whose why will with within without worldwide would wounding yesterday yet you
    your""".split()
)
# Words for what befell them; before a noun they describe it (*wounded soldiers*), elsewhere they end the phrase.
BEFALLEN: Final = frozenset(
    """abducted accused arrested beheaded besieged burned captured charged convicted dead deported detained disappeared
    displaced evacuated executed feared freed hanged held homeless hospitalised hospitalized hurt imprisoned injured
    kidnapped killed maimed martyred massacred missing murdered released rescued seized sentenced shot slain
    slaughtered stabbed starved stranded suspected tortured trapped uprooted wounded""".split()
)
