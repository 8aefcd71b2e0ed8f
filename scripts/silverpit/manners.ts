/** How a neighbourhood is built: how far apart its streets are and what stands along them. */
export interface Manner {
  /** Room between streets that run side by side; one unit is about six metres. */
  readonly apart: number;
  /** Room between the streets that cross them. */
  readonly cross: number;
  /** How much streets wander, in radians. */
  readonly wander: number;
  /** How many short closes are put in: 0 for none, 1 for wherever one fits. */
  readonly closes: number;
  readonly house: House;
  /** What long, middling and short streets are called, one after another: "Street Street Row". */
  readonly endings: readonly [long: string, middling: string, short: string];
}

/** What stands along a street. */
export interface House {
  /** Length along the street, from and to. */
  readonly long: readonly [number, number];
  readonly deep: number;
  /** From the middle of the street to the front door. */
  readonly setBack: number;
  /** Room between one and the next, from and to. */
  readonly gap: readonly [number, number];
}

const terrace: House = { long: [6, 13], deep: 1.5, setBack: 1.5, gap: [0.6, 1.6] };
const semis: House = { long: [2.3, 2.9], deep: 1.6, setBack: 2, gap: [0.8, 1.4] };
const flats: House = { long: [7, 11], deep: 2.2, setBack: 2.6, gap: [3, 5] };
const estate: House = { long: [1.6, 4.2], deep: 1.5, setBack: 1.9, gap: [0.7, 1.8] };
const oldTown: House = { long: [2.4, 7], deep: 2, setBack: 1.3, gap: [0.1, 0.8] };
const works: House = { long: [4, 9], deep: 3, setBack: 2.2, gap: [1, 4] };

export const manners: Readonly<Record<string, Manner>> = {
  'oyster-ground': {
    apart: 13,
    cross: 28,
    wander: 0.3,
    closes: 0.1,
    house: oldTown,
    endings: ['Street Street Row', 'Street Lane Street', 'Court Steps Lane Place'],
  },
  'well-bank': {
    apart: 19,
    cross: 46,
    wander: 0.35,
    closes: 0.3,
    house: semis,
    endings: ['Road Avenue Road', 'Road Avenue Grove', 'Grove Close Terrace'],
  },
  'botney-cut': {
    apart: 17,
    cross: 42,
    wander: 0.2,
    closes: 0.15,
    house: works,
    endings: ['Street Road', 'Street Yard Street', 'Yard Place Court'],
  },
  'sole-pit': {
    apart: 13.5,
    cross: 48,
    wander: 0.12,
    closes: 0.05,
    house: terrace,
    endings: ['Street Street Road', 'Street Terrace', 'Terrace Place Row'],
  },
  'tail-end': {
    apart: 22,
    cross: 48,
    wander: 0.25,
    closes: 0.3,
    house: flats,
    endings: ['Road Parade Road', 'Road Walk', 'Walk Court Place'],
  },
  'cleaver-bank': {
    apart: 26,
    cross: 56,
    wander: 0.6,
    closes: 0.55,
    house: estate,
    endings: ['Way Drive Crescent', 'Drive Way Crescent', 'Close Mews Close'],
  },
  'skate-hole': {
    apart: 23,
    cross: 50,
    wander: 0.45,
    closes: 0.4,
    house: semis,
    endings: ['Road Drive Road', 'Road Crescent Drive', 'Close Grove Close'],
  },
};

/** Words that streets are named after: what is found in the sea, on it, and along it. */
export const streetWords: readonly string[] =
  `Abalone Anchor Auk Avocet Bandstand Barnacle Beacon Bell Binnacle Bittern Bladderwrack Bosun Bowline Bowsprit Brill
  Brine Buoy Burbot Cable Canvas Capstan Carrageen Caulker Chandler Chart Clam Clinker Cockle Codling Compass Conger
  Cooper Coral Cordage Cormorant Cowrie Coxswain Crab Creel Crosstree Curlew Cutter Dab Davit Deadeye Dogfish Dogwatch
  Dory Drifter Driftwood Dulse Dunlin Ebb Eddy Eelgrass Eider Ensign Fairlead Fender Fiddler Figurehead Flotsam Flounder
  Fluke Foghorn Foresail Fulmar Gaff Galley Gangway Gannet Garfish Glasswort Grapnel Gudgeon Gull Gunwale Gurnard
  Haddock Hake Halibut Halyard Hammock Hatch Helm Hempen Holdfast Horizon Jetsam Jib Keel Kelp Kittiwake Knot Lamprey
  Lanyard Lapwing Leadline Leeward Limpet Lobster Lodestar Longboat Lumpfish Mackerel Mainsail Marlinspike Marram Mast
  Mermaid Mizzen Moonfish Mooring Mussel Nautilus Neap Oakum Oarlock Offing Orlop Osprey Otter Outrigger Oyster
  Paddle Parrel Periwinkle Petrel Pilchard Pilot Pinnace Plaice Plankton Plover Pollack Porpoise Porthole Prawn
  Puffin Purser Quarterdeck Ratline Razorbill Redshank Reef Rigger Rowlock Rudder Sampan Samphire Sandeel Sandpiper
  Scallop Schooner Scupper Seaholly Sealark Sextant Shackle Shanty Sheepshank Shrimp Shroud Skerry Skipper Sloop
  Smack Snipe Spar Spindrift Spinnaker Splice Sprat Spritsail Squall Starboard Starfish Steerage Sternpost Stockfish
  Strake Sturgeon Tackle Tamarisk Tarpaulin Teal Tern Thole Thrift Tideway Tiller Topsail Transom Trawler Trinity
  Trysail Tumblehome Turbot Turnstone Twine Undertow Urchin Wader Wave Weever Wherry Whimbrel Whiting Widgeon
  Winkle Wrasse Yardarm Yawl`.split(/\s+/);
