import type { Point } from '../../src/domain/geo.ts';
import type { Spot } from './geometry.ts';

/** Where a spot of the drawing board lies on the earth: on the Dogger Bank, under the North Sea. */
export function pointOf([x, y]: Spot): Point {
  return { lon: 2.75 + (x - 600) * 9.417e-5, lat: 54.72 - (y - 480) * 5.445e-5 };
}

/** Where a point of the earth lies on the drawing board. */
export function spotOf({ lat, lon }: Point): Spot {
  return [(lon - 2.75) / 9.417e-5 + 600, 480 - (lat - 54.72) / 5.445e-5];
}

/** The paper: a little more than the area of the site. */
export const paper = { west: -150, north: -262, east: 1350, south: 1222 } as const;

/** From south to north, with the sea on the right. */
export const coast: readonly Spot[] = [
  [622, 1330],
  [655, 1235],
  [690, 1150],
  [742, 1078],
  [790, 1012],
  [824, 950],
  [834, 895],
  [822, 850],
  [800, 812],
];

/** The West Pier, round the harbour, and out along the East Pier; corners stay corners. */
export const harbourWall: readonly Spot[] = [
  [796, 806],
  [846, 772],
  [898, 724],
  [893, 718],
  [842, 762],
  [782, 792],
  [766, 770],
  [772, 752],
  [754, 744],
  [748, 720],
  [744, 688],
  [786, 690],
  [787, 676],
  [746, 672],
  [750, 640],
  [752, 606],
  [764, 598],
  [790, 604],
  [826, 604],
  [850, 594],
  [880, 586],
  [893, 582],
  [897, 592],
  [913, 592],
  [915, 581],
  [948, 578],
  [975, 586],
  [1000, 606],
  [1008, 626],
  [992, 676],
  [948, 722],
  [954, 728],
  [1002, 682],
  [1026, 640],
];

/** On from the East Pier, round Tail End and north. */
export const farCoast: readonly Spot[] = [
  [1040, 640],
  [1075, 650],
  [1118, 640],
  [1165, 606],
  [1200, 556],
  [1207, 505],
  [1190, 450],
  [1198, 385],
  [1216, 322],
  [1196, 250],
  [1160, 182],
  [1152, 110],
  [1130, 20],
  [1086, -60],
  [1070, -142],
  [1096, -222],
  [1112, -330],
];

/** The River Silt, from the north down to the harbour. */
export const river: readonly Spot[] = [
  [560, -300],
  [604, -226],
  [640, -170],
  [622, -110],
  [664, -50],
  [716, -8],
  [706, 58],
  [728, 112],
  [742, 160],
  [746, 215],
  [738, 262],
  [722, 305],
  [718, 345],
  [731, 384],
  [748, 422],
  [756, 462],
  [760, 505],
  [772, 550],
  [800, 588],
  [812, 612],
];

/** Streams: named watercourses too narrow for banks. */
export const streams: readonly { readonly name: string; readonly line: readonly Spot[] }[] = [
  {
    name: 'Whelk Beck',
    line: [
      [-160, 560],
      [-60, 548],
      [20, 580],
      [70, 640],
      [150, 690],
      [190, 760],
      [280, 830],
      [400, 856],
      [470, 900],
      [560, 990],
      [640, 1040],
      [735, 1086],
    ],
  },
  {
    name: 'Little Silt',
    line: [
      [1010, -270],
      [960, -190],
      [900, -150],
      [860, -80],
      [800, -40],
      [716, -8],
    ],
  },
];

/** How wide a road is drawn and who it is for, in the words of OpenStreetMap. */
export type RoadClass =
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'residential'
  | 'unclassified'
  | 'service'
  | 'pedestrian'
  | 'footway'
  | 'track';

/** A road, drawn by hand. */
export interface Road {
  readonly name?: string;
  readonly ref?: string;
  readonly kind: RoadClass;
  readonly line: readonly Spot[];
  /** A curve goes through its spots; else corners stay corners. */
  readonly straight?: true;
}

export const roads: readonly Road[] = [
  // Main roads, from the country in.
  {
    name: 'Doggerland Road',
    ref: 'A1931',
    kind: 'primary',
    line: [
      [-180, 34],
      [-60, 96],
      [40, 162],
      [120, 222],
      [184, 266],
      [240, 294],
      [300, 308],
    ],
  },
  {
    name: 'Lantern Street',
    ref: 'A1931',
    kind: 'primary',
    line: [
      [300, 308],
      [352, 318],
      [410, 336],
      [462, 364],
      [500, 397],
      [530, 432],
      [556, 463],
    ],
  },
  {
    name: 'Sole Pit Road',
    ref: 'A1931',
    kind: 'primary',
    line: [
      [556, 463],
      [536, 490],
      [506, 518],
      [472, 548],
      [444, 577],
      [410, 608],
      [378, 637],
      [332, 690],
      [280, 740],
      [226, 800],
      [150, 884],
      [60, 962],
      [-60, 1040],
      [-190, 1100],
    ],
  },
  {
    name: 'Amber Road',
    ref: 'B1949',
    kind: 'secondary',
    line: [
      [556, 463],
      [598, 480],
      [640, 506],
      [682, 542],
      [718, 572],
      [738, 594],
      [740, 624],
      [731, 660],
      [724, 694],
      [718, 730],
    ],
  },
  {
    name: 'Sandbar Road',
    ref: 'B1949',
    kind: 'secondary',
    line: [
      [718, 730],
      [722, 772],
      [738, 812],
      [750, 858],
      [742, 910],
      [712, 972],
      [668, 1040],
      [628, 1110],
      [596, 1180],
      [580, 1260],
    ],
  },
  {
    name: 'Ropewalk',
    ref: 'B1931',
    kind: 'secondary',
    line: [
      [690, 440],
      [701, 414],
      [715, 394],
      [731, 382],
      [758, 370],
      [787, 353],
      [808, 333],
      [827, 314],
      [852, 284],
      [884, 250],
      [920, 204],
    ],
  },
  {
    name: 'Outer Dowsing Road',
    ref: 'B1931',
    kind: 'secondary',
    line: [
      [920, 204],
      [956, 140],
      [980, 60],
      [990, -30],
      [980, -120],
      [1000, -210],
      [1010, -290],
    ],
  },
  {
    name: 'Great North Silt Road',
    ref: 'A1949',
    kind: 'primary',
    line: [
      [462, 364],
      [468, 322],
      [484, 270],
      [504, 226],
      [524, 170],
      [536, 100],
      [520, 20],
      [476, -60],
      [448, -140],
      [440, -220],
      [430, -290],
    ],
  },
  {
    name: 'Fisher Way',
    ref: 'B1932',
    kind: 'secondary',
    line: [
      [352, 318],
      [376, 282],
      [412, 254],
      [456, 238],
      [504, 226],
      [560, 208],
      [620, 200],
      [680, 202],
      [746, 210],
      [800, 214],
      [846, 228],
      [884, 250],
      [940, 282],
      [990, 322],
      [1030, 366],
      [1052, 404],
    ],
  },
  {
    name: 'Market Quay',
    kind: 'tertiary',
    line: [
      [616, 491],
      [634, 470],
      [650, 455],
      [690, 440],
      [718, 448],
      [729, 474],
      [728, 502],
      [722, 532],
      [712, 567],
    ],
  },
  {
    name: 'Swingbridge Road',
    kind: 'tertiary',
    line: [
      [729, 474],
      [758, 480],
      [800, 492],
      [848, 516],
    ],
  },
  {
    name: 'Ballast Parade',
    kind: 'tertiary',
    line: [
      [848, 516],
      [880, 523],
      [904, 513],
      [923, 502],
      [946, 508],
      [961, 528],
      [957, 550],
      [934, 563],
      [906, 566],
      [876, 560],
      [856, 542],
      [848, 516],
    ],
  },
  {
    name: 'Hull Street',
    kind: 'tertiary',
    line: [
      [923, 502],
      [960, 478],
      [1008, 446],
      [1052, 404],
      [1090, 352],
      [1112, 290],
      [1112, 220],
    ],
  },
  {
    name: 'Station Road',
    kind: 'tertiary',
    line: [
      [398, 556],
      [428, 572],
      [444, 577],
      [478, 586],
      [512, 600],
      [540, 616],
      [590, 624],
      [648, 618],
      [700, 610],
      [740, 612],
    ],
  },
  {
    name: 'Station Yard',
    kind: 'service',
    line: [
      [462, 582],
      [471, 596],
      [490, 609],
      [506, 618],
    ],
  },
  {
    name: 'Shingle Way',
    kind: 'tertiary',
    line: [
      [472, 548],
      [440, 522],
      [400, 502],
      [350, 498],
      [300, 507],
      [264, 504],
      [244, 486],
      [232, 474],
      [214, 482],
      [203, 502],
      [184, 520],
      [152, 524],
      [122, 500],
      [112, 462],
      [132, 420],
      [166, 388],
      [196, 348],
      [240, 294],
    ],
  },
  {
    name: 'Plumb Line Street',
    kind: 'residential',
    line: [
      [350, 498],
      [344, 530],
      [347, 562],
      [352, 594],
      [360, 628],
      [366, 651],
    ],
  },
  {
    name: 'Fathom Lane',
    kind: 'tertiary',
    line: [
      [718, 730],
      [680, 740],
      [642, 756],
      [610, 780],
      [590, 816],
      [580, 862],
      [592, 902],
      [610, 930],
    ],
  },
  {
    name: 'Sounding Road',
    kind: 'tertiary',
    line: [
      [332, 690],
      [392, 712],
      [456, 726],
      [524, 730],
      [584, 742],
      [642, 756],
    ],
  },
  {
    name: 'Sailcloth Row',
    kind: 'residential',
    line: [
      [530, 432],
      [564, 428],
      [600, 421],
      [640, 412],
      [672, 408],
      [701, 414],
    ],
  },
  {
    name: 'Wick Lane',
    kind: 'residential',
    line: [
      [614, 418],
      [616, 386],
      [612, 352],
      [596, 322],
    ],
  },
  {
    name: 'Hawser Lane',
    kind: 'residential',
    line: [
      [852, 284],
      [850, 302],
      [856, 326],
      [876, 350],
      [902, 366],
    ],
  },
  {
    name: 'Market Place',
    kind: 'pedestrian',
    line: [
      [634, 470],
      [648, 486],
      [640, 506],
    ],
  },
  {
    name: 'Herring Street',
    kind: 'residential',
    line: [
      [650, 455],
      [662, 482],
      [690, 508],
      [724, 520],
    ],
  },
  {
    name: 'Net Street',
    kind: 'residential',
    line: [
      [634, 470],
      [622, 448],
      [600, 421],
    ],
  },
  {
    name: 'Cutwater Street',
    kind: 'residential',
    line: [
      [758, 480],
      [766, 446],
      [770, 410],
      [787, 353],
    ],
  },
  {
    name: 'Drydock Road',
    kind: 'residential',
    line: [
      [800, 492],
      [812, 530],
      [832, 570],
      [848, 582],
    ],
  },
  {
    name: 'Windlass Road',
    kind: 'tertiary',
    line: [
      [848, 516],
      [856, 474],
      [868, 436],
      [890, 402],
      [902, 366],
      [930, 330],
      [940, 282],
    ],
  },
  {
    name: 'Breakwater Road',
    kind: 'residential',
    line: [
      [957, 550],
      [990, 574],
      [1030, 600],
      [1070, 610],
      [1112, 596],
      [1150, 562],
      [1172, 520],
      [1166, 462],
      [1142, 410],
      [1090, 352],
    ],
  },
  {
    name: 'Mammoth Row',
    kind: 'residential',
    line: [
      [598, 480],
      [606, 512],
      [614, 552],
      [610, 592],
      [590, 624],
    ],
  },
  {
    name: 'Tusk Lane',
    kind: 'residential',
    line: [
      [506, 518],
      [506, 552],
      [512, 600],
    ],
  },
  {
    name: 'The Lug',
    kind: 'residential',
    line: [
      [650, 540],
      [656, 578],
      [648, 618],
    ],
  },
  {
    name: 'Ling Road',
    kind: 'tertiary',
    line: [
      [596, 322],
      [572, 290],
      [560, 250],
      [560, 208],
    ],
  },
  {
    name: 'Cold Beck Lane',
    kind: 'unclassified',
    line: [
      [112, 462],
      [60, 470],
      [-10, 452],
      [-80, 462],
      [-170, 448],
    ],
  },
  {
    name: 'Dowsing Lane',
    kind: 'unclassified',
    line: [
      [226, 800],
      [270, 850],
      [290, 920],
      [340, 980],
      [420, 1040],
      [500, 1070],
      [560, 1120],
      [617, 1130],
    ],
  },
  {
    name: 'Swarte Lane',
    kind: 'unclassified',
    line: [
      [184, 266],
      [196, 196],
      [232, 120],
      [226, 40],
      [260, -40],
      [330, -100],
      [448, -140],
    ],
  },
  {
    name: 'Leman Lane',
    kind: 'unclassified',
    line: [
      [40, 162],
      [20, 60],
      [36, -40],
      [20, -140],
      [40, -280],
    ],
  },
  {
    name: 'Fladen Lane',
    kind: 'unclassified',
    line: [
      [520, 20],
      [610, 26],
      [706, 40],
      [790, 66],
      [870, 60],
      [980, 60],
    ],
  },
  {
    name: 'Coalpit Lane',
    kind: 'unclassified',
    line: [
      [60, 962],
      [30, 880],
      [50, 800],
      [20, 720],
      [40, 650],
      [-10, 560],
      [-10, 452],
    ],
  },
  {
    name: 'Cliff Lane',
    kind: 'unclassified',
    line: [
      [1112, 220],
      [1090, 150],
      [1060, 90],
      [980, 60],
    ],
  },
  {
    name: 'Silt Bank Road',
    kind: 'tertiary',
    line: [
      [560, 250],
      [610, 284],
      [660, 286],
      [700, 262],
      [712, 226],
      [708, 204],
    ],
  },
  {
    name: 'Moorlog Road',
    kind: 'tertiary',
    line: [
      [412, 254],
      [420, 216],
      [452, 184],
      [524, 170],
    ],
  },
  {
    name: 'Capstan Avenue',
    kind: 'residential',
    line: [
      [620, 200],
      [628, 166],
      [650, 140],
    ],
  },
  {
    name: 'Whelk Road',
    kind: 'tertiary',
    line: [
      [332, 690],
      [308, 720],
      [322, 764],
      [380, 790],
      [450, 790],
      [500, 770],
      [524, 730],
    ],
  },
  {
    name: 'Trawl Road',
    kind: 'tertiary',
    line: [
      [366, 651],
      [420, 664],
      [480, 676],
      [530, 690],
      [584, 742],
    ],
  },
  {
    name: 'Anvil Street',
    kind: 'residential',
    line: [
      [540, 616],
      [548, 650],
      [556, 690],
      [560, 736],
    ],
  },
  {
    name: 'Cobble Road',
    kind: 'tertiary',
    line: [
      [957, 550],
      [1000, 540],
      [1046, 520],
      [1080, 490],
      [1110, 490],
      [1150, 500],
      [1172, 520],
    ],
  },
  {
    name: 'Gull Hill',
    kind: 'residential',
    line: [
      [1008, 446],
      [1026, 480],
      [1046, 520],
      [1050, 560],
      [1070, 610],
    ],
  },
  {
    name: 'Dunlin Road',
    kind: 'tertiary',
    line: [
      [580, 862],
      [630, 868],
      [680, 856],
      [722, 840],
      [748, 846],
    ],
  },
  {
    name: 'Sandpit Road',
    kind: 'residential',
    line: [
      [738, 812],
      [764, 828],
      [790, 856],
      [800, 900],
      [786, 940],
      [742, 936],
    ],
  },
  {
    name: 'Leadline Road',
    kind: 'tertiary',
    line: [
      [610, 930],
      [644, 930],
      [690, 914],
      [742, 910],
    ],
  },
  {
    name: 'Chart Road',
    kind: 'tertiary',
    line: [
      [940, 282],
      [980, 256],
      [1000, 220],
      [990, 184],
      [956, 160],
    ],
  },
  {
    name: 'Outer Silt Road',
    kind: 'tertiary',
    line: [
      [800, 214],
      [810, 180],
      [850, 164],
      [900, 170],
      [934, 178],
    ],
  },
  {
    name: 'Gannet Road',
    kind: 'residential',
    line: [
      [1112, 290],
      [1080, 300],
      [1056, 280],
      [1020, 300],
      [990, 322],
    ],
  },
  {
    name: 'West Bank Drive',
    kind: 'tertiary',
    line: [
      [152, 524],
      [160, 562],
      [210, 582],
      [264, 566],
      [300, 540],
      [300, 507],
    ],
  },
  {
    name: 'Compass Road',
    kind: 'tertiary',
    line: [
      [214, 482],
      [200, 440],
      [214, 400],
      [258, 380],
      [300, 390],
      [340, 424],
      [372, 452],
      [400, 502],
    ],
  },
  {
    name: 'Hospital Lane',
    kind: 'residential',
    line: [
      [400, 502],
      [410, 460],
      [420, 410],
      [440, 380],
      [462, 364],
    ],
  },
  // Paths: round the green, along the river, the sea wall and the old tramway.
  {
    name: 'Green Walk',
    kind: 'footway',
    line: [
      [536, 524],
      [562, 516],
      [588, 526],
      [600, 556],
      [592, 590],
      [562, 604],
      [532, 594],
      [522, 560],
      [536, 524],
    ],
  },
  {
    kind: 'footway',
    line: [
      [536, 524],
      [560, 560],
      [592, 590],
    ],
  },
  {
    kind: 'footway',
    line: [
      [600, 540],
      [560, 560],
      [522, 572],
    ],
  },
  {
    name: 'Sea Wall',
    kind: 'footway',
    line: [
      [738, 594],
      [747, 604],
      [747, 640],
      [741, 674],
      [739, 700],
      [744, 726],
      [751, 750],
    ],
  },
  {
    name: 'Silt Path',
    kind: 'footway',
    line: [
      [740, 476],
      [734, 440],
      [726, 412],
      [715, 394],
      [706, 362],
      [708, 320],
      [722, 280],
      [730, 240],
      [732, 208],
      [728, 160],
      [714, 112],
      [694, 60],
      [660, 32],
    ],
  },
  {
    name: 'West Pier',
    kind: 'footway',
    line: [
      [782, 800],
      [844, 768],
      [894, 722],
    ],
  },
  {
    name: 'Sandway',
    kind: 'footway',
    line: [
      [764, 806],
      [800, 830],
      [818, 862],
      [822, 906],
      [808, 950],
      [776, 1004],
    ],
  },
  {
    name: 'Cliff Path',
    kind: 'footway',
    line: [
      [1150, 562],
      [1184, 540],
      [1192, 500],
      [1178, 450],
      [1184, 390],
      [1200, 324],
      [1182, 258],
      [1146, 190],
      [1090, 150],
    ],
  },
  {
    kind: 'track',
    line: [
      [232, 120],
      [300, 110],
      [352, 150],
      [412, 130],
      [470, 150],
      [524, 170],
    ],
  },
  {
    kind: 'track',
    line: [
      [50, 800],
      [120, 780],
      [160, 740],
      [232, 700],
      [280, 740],
    ],
  },
  {
    kind: 'footway',
    line: [
      [384, 632],
      [372, 616],
      [360, 606],
    ],
  },
];

/** The line from the west, over the arches, to the station; the branch goes on to the fish dock. */
export const railway: readonly Spot[] = [
  [-180, 742],
  [-60, 700],
  [60, 676],
  [160, 648],
  [260, 618],
  [340, 594],
  [398, 582],
  [436, 586],
  [474, 602],
  [508, 626],
  [534, 652],
];

export const harbourBranch: readonly Spot[] = [
  [508, 626],
  [540, 648],
  [592, 662],
  [650, 666],
  [706, 666],
  [744, 680],
  [780, 683],
];

/** A piece of ground with its use. */
export interface Ground {
  readonly tags: Readonly<Record<string, string>>;
  readonly ring: readonly Spot[];
  /** Corners stay corners. */
  readonly straight?: true;
  /** Houses and streets may stand on it. */
  readonly open?: true;
}

export const grounds: readonly Ground[] = [
  {
    tags: { leisure: 'park', name: 'Mammoth Green' },
    ring: [
      [524, 516],
      [560, 508],
      [594, 516],
      [606, 548],
      [602, 590],
      [580, 612],
      [540, 608],
      [518, 588],
      [514, 548],
    ],
  },
  {
    tags: { natural: 'water', water: 'pond' },
    ring: [
      [568, 578],
      [580, 570],
      [588, 578],
      [578, 588],
    ],
  },
  {
    tags: { landuse: 'allotments', name: 'Tidewrack allotments' },
    straight: true,
    ring: [
      [364, 600],
      [398, 588],
      [424, 590],
      [410, 604],
      [378, 632],
      [370, 642],
      [362, 620],
    ],
  },
  {
    tags: { leisure: 'recreation_ground', name: 'Skate Hole Rec' },
    ring: [
      [590, 758],
      [630, 752],
      [640, 762],
      [612, 776],
      [596, 800],
      [576, 812],
      [562, 786],
      [572, 764],
    ],
  },
  {
    tags: { leisure: 'pitch', sport: 'soccer' },
    straight: true,
    ring: [
      [580, 772],
      [598, 764],
      [604, 778],
      [586, 786],
    ],
  },
  {
    tags: { landuse: 'cemetery', name: 'St Elmo’s churchyard' },
    straight: true,
    ring: [
      [476, 384],
      [490, 394],
      [482, 410],
      [458, 404],
      [462, 388],
    ],
  },
  {
    tags: { landuse: 'cemetery', name: 'Well Bank Cemetery' },
    straight: true,
    ring: [
      [544, 150],
      [588, 142],
      [594, 180],
      [560, 196],
      [536, 190],
    ],
  },
  {
    tags: { leisure: 'park', name: 'Compass Park' },
    ring: [
      [392, 286],
      [426, 268],
      [452, 276],
      [452, 306],
      [424, 322],
      [396, 314],
    ],
  },
  {
    tags: { leisure: 'playground' },
    ring: [
      [432, 284],
      [444, 286],
      [442, 298],
      [430, 296],
    ],
  },
  {
    tags: { amenity: 'school', name: 'Cleaver Bank School' },
    straight: true,
    ring: [
      [226, 466],
      [242, 446],
      [272, 448],
      [286, 472],
      [268, 488],
      [248, 482],
      [238, 470],
    ],
  },
  {
    tags: { amenity: 'school', name: 'Well Bank School' },
    straight: true,
    ring: [
      [586, 224],
      [624, 216],
      [634, 250],
      [612, 266],
      [590, 258],
    ],
  },
  {
    tags: { amenity: 'school', name: 'Tail End School' },
    straight: true,
    ring: [
      [1062, 430],
      [1096, 412],
      [1120, 448],
      [1098, 476],
      [1070, 462],
    ],
  },
  {
    tags: { leisure: 'pitch' },
    straight: true,
    ring: [
      [1090, 424],
      [1106, 444],
      [1096, 458],
      [1082, 440],
    ],
  },
  {
    tags: { amenity: 'hospital', name: 'Silverpit Cottage Hospital' },
    straight: true,
    ring: [
      [430, 418],
      [470, 424],
      [474, 458],
      [444, 468],
      [424, 452],
    ],
  },
  {
    tags: { leisure: 'park', name: 'Oystershell Gardens' },
    ring: [
      [636, 340],
      [668, 336],
      [686, 352],
      [680, 380],
      [650, 388],
      [634, 370],
    ],
  },
  {
    tags: { landuse: 'industrial', name: 'Botney Works' },
    straight: true,
    ring: [
      [742, 232],
      [800, 224],
      [842, 238],
      [862, 252],
      [834, 284],
      [800, 318],
      [772, 340],
      [738, 352],
      [732, 320],
      [746, 276],
    ],
    open: true,
  },
  {
    tags: { landuse: 'industrial', name: 'Fish Dock' },
    straight: true,
    ring: [
      [728, 690],
      [744, 690],
      [748, 722],
      [762, 752],
      [776, 788],
      [744, 812],
      [726, 772],
      [722, 732],
    ],
  },
  {
    tags: { landuse: 'commercial', name: 'Swarte Trading Estate' },
    straight: true,
    ring: [
      [110, 232],
      [178, 270],
      [226, 294],
      [190, 344],
      [150, 330],
      [104, 290],
    ],
  },
  {
    tags: { landuse: 'railway' },
    straight: true,
    ring: [
      [446, 586],
      [478, 594],
      [514, 616],
      [546, 640],
      [540, 664],
      [512, 646],
      [476, 616],
      [446, 596],
    ],
  },
  {
    tags: { landuse: 'retail' },
    straight: true,
    ring: [
      [612, 424],
      [650, 418],
      [690, 424],
      [704, 444],
      [716, 470],
      [718, 510],
      [690, 530],
      [652, 510],
      [612, 486],
      [598, 456],
    ],
    open: true,
  },
  {
    tags: { natural: 'beach', name: 'Long Sand' },
    ring: [
      [796, 820],
      [830, 852],
      [844, 898],
      [832, 956],
      [796, 1020],
      [746, 1086],
      [694, 1158],
      [660, 1240],
      [646, 1230],
      [682, 1144],
      [732, 1068],
      [780, 1000],
      [812, 944],
      [822, 896],
      [810, 852],
    ],
    open: true,
  },
  {
    tags: { natural: 'beach', name: 'Short Sand' },
    ring: [
      [1044, 632],
      [1078, 640],
      [1114, 630],
      [1150, 604],
      [1168, 612],
      [1120, 648],
      [1074, 660],
      [1040, 648],
    ],
    open: true,
  },
  {
    tags: { natural: 'wood', name: 'Moorlog Wood' },
    ring: [
      [300, 150],
      [344, 96],
      [398, 84],
      [430, 110],
      [424, 150],
      [380, 190],
      [330, 200],
      [304, 182],
    ],
  },
  {
    tags: { natural: 'wood', name: 'Bramble Hanger' },
    ring: [
      [130, 700],
      [170, 690],
      [200, 716],
      [190, 760],
      [150, 786],
      [116, 760],
    ],
  },
  {
    tags: { natural: 'wood', name: 'Hazel Drown' },
    ring: [
      [790, -10],
      [850, -30],
      [900, -6],
      [906, 38],
      [862, 50],
      [800, 36],
    ],
  },
  {
    tags: { natural: 'wood', name: 'Old Forest' },
    ring: [
      [-120, 220],
      [-60, 190],
      [-10, 230],
      [10, 300],
      [-30, 370],
      [-100, 360],
      [-140, 300],
    ],
  },
  {
    tags: { natural: 'wood' },
    ring: [
      [380, 1080],
      [430, 1070],
      [470, 1100],
      [450, 1150],
      [396, 1150],
    ],
  },
  {
    tags: { natural: 'wood' },
    ring: [
      [130, -120],
      [190, -150],
      [230, -110],
      [200, -60],
      [140, -70],
    ],
  },
  {
    tags: { natural: 'wood' },
    ring: [
      [-60, 860],
      [-10, 840],
      [20, 880],
      [0, 930],
      [-50, 930],
    ],
  },
  {
    tags: { leisure: 'golf_course', name: 'Silverpit Links' },
    ring: [
      [1010, 150],
      [1060, 110],
      [1090, 160],
      [1140, 210],
      [1168, 270],
      [1180, 330],
      [1150, 376],
      [1122, 340],
      [1130, 270],
      [1096, 220],
      [1050, 220],
    ],
  },
  {
    tags: { natural: 'wetland', name: 'Saltings' },
    ring: [
      [652, 60],
      [690, 66],
      [716, 108],
      [726, 150],
      [700, 160],
      [664, 126],
    ],
  },
  {
    tags: { leisure: 'nature_reserve', name: 'Whelk Marsh' },
    ring: [
      [500, 930],
      [560, 960],
      [640, 1024],
      [700, 1064],
      [680, 1090],
      [612, 1060],
      [530, 1000],
      [486, 950],
    ],
  },
  {
    tags: { natural: 'water', water: 'reservoir', name: 'Fladen Water' },
    ring: [
      [330, -30],
      [372, -56],
      [420, -40],
      [428, -4],
      [390, 24],
      [350, 10],
    ],
  },
];

/** Names on the map that belong to no line and no ground. */
export interface NamedSpot {
  readonly spot: Spot;
  readonly tags: Readonly<Record<string, string>>;
}

export const namedSpots: readonly NamedSpot[] = [
  { spot: [640, 478], tags: { place: 'town', name: 'Silverpit', population: '41000' } },
  { spot: [668, 532], tags: { place: 'suburb', name: 'Oyster Ground' } },
  { spot: [420, 240], tags: { place: 'suburb', name: 'Well Bank' } },
  { spot: [880, 300], tags: { place: 'suburb', name: 'Botney Cut' } },
  { spot: [400, 690], tags: { place: 'suburb', name: 'Sole Pit' } },
  { spot: [1050, 520], tags: { place: 'suburb', name: 'Tail End' } },
  { spot: [190, 440], tags: { place: 'suburb', name: 'Cleaver Bank' } },
  { spot: [650, 850], tags: { place: 'suburb', name: 'Skate Hole' } },
  { spot: [226, 30], tags: { place: 'village', name: 'Swarte' } },
  { spot: [30, -60], tags: { place: 'village', name: 'Leman Ower' } },
  { spot: [612, 30], tags: { place: 'hamlet', name: 'Fladen' } },
  { spot: [44, 810], tags: { place: 'village', name: 'Coalpit' } },
  { spot: [340, 982], tags: { place: 'hamlet', name: 'Dowsing' } },
  { spot: [984, -40], tags: { place: 'hamlet', name: 'Inner Dowsing' } },
  { spot: [860, 660], tags: { natural: 'bay', name: 'Silverpit Harbour' } },
  { spot: [1080, 860], tags: { place: 'sea', name: 'Outer Silver Pit' } },
  { spot: [510, 622], tags: { railway: 'station', name: 'Silverpit' } },
  { spot: [748, 648], tags: { man_made: 'lighthouse', name: 'Silverpit Light' } },
  { spot: [896, 721], tags: { man_made: 'beacon', name: 'West Pier Light' } },
  { spot: [470, 396], tags: { amenity: 'place_of_worship', religion: 'christian', name: 'St Elmo' } },
  { spot: [600, 612], tags: { amenity: 'bus_station', name: 'Silverpit Bus Station' } },
  { spot: [646, 488], tags: { amenity: 'marketplace', name: 'Market Place' } },
  { spot: [660, 496], tags: { shop: 'supermarket', name: 'Silverpit Stores' } },
  { spot: [640, 436], tags: { amenity: 'townhall', name: 'Guildhall' } },
];

/** Borders between neighbourhoods, each drawn once, so that neighbours share it to the last spot. */
const borders = {
  riverNorth: [
    [742, 160],
    [746, 215],
    [738, 262],
    [722, 305],
  ],
  riverTown: [
    [722, 305],
    [718, 345],
    [731, 384],
    [748, 422],
    [756, 462],
  ],
  riverMouth: [
    [756, 462],
    [760, 505],
    [772, 550],
    [800, 588],
    [812, 612],
  ],
  oysterWell: [
    [722, 305],
    [660, 318],
    [596, 322],
    [560, 366],
    [528, 410],
    [516, 446],
    [506, 496],
  ],
  oysterSole: [
    [506, 496],
    [496, 530],
    [502, 570],
    [512, 600],
    [540, 648],
  ],
  oysterSkate: [
    [540, 648],
    [592, 664],
    [650, 668],
    [706, 668],
    [760, 680],
  ],
  oysterWater: [
    [760, 680],
    [790, 650],
    [812, 612],
  ],
  wellOuter: [
    [742, 160],
    [700, 130],
    [620, 118],
    [540, 108],
    [470, 140],
    [400, 190],
    [330, 226],
    [286, 262],
    [262, 300],
  ],
  wellCleaver: [
    [262, 300],
    [290, 350],
    [322, 410],
    [372, 452],
    [400, 500],
  ],
  wellSole: [
    [400, 500],
    [450, 496],
    [506, 496],
  ],
  cleaverSole: [
    [400, 500],
    [340, 512],
    [286, 536],
    [256, 572],
    [250, 620],
  ],
  cleaverOuter: [
    [262, 300],
    [180, 340],
    [116, 380],
    [78, 440],
    [84, 510],
    [120, 570],
    [180, 606],
    [250, 620],
  ],
  soleOuter: [
    [250, 620],
    [232, 680],
    [256, 740],
    [320, 790],
    [400, 812],
    [490, 806],
    [530, 780],
  ],
  soleSkate: [
    [530, 780],
    [546, 730],
    [540, 690],
    [540, 648],
  ],
  skateOuter: [
    [530, 780],
    [524, 840],
    [540, 900],
    [590, 960],
    [660, 980],
    [730, 980],
    [800, 960],
  ],
  skateShore: [
    [800, 960],
    [830, 900],
    [812, 836],
    [772, 790],
    [752, 744],
    [746, 700],
    [760, 680],
  ],
  botneyTail: [
    [756, 462],
    [810, 466],
    [862, 450],
    [920, 424],
    [980, 390],
    [1030, 366],
  ],
  botneyOuter: [
    [1030, 366],
    [1060, 300],
    [1052, 230],
    [1000, 160],
    [920, 130],
    [830, 140],
    [742, 160],
  ],
  tailOuter: [
    [1030, 366],
    [1090, 330],
    [1150, 350],
    [1196, 400],
    [1204, 500],
    [1170, 596],
    [1100, 640],
    [1020, 634],
    [980, 592],
    [900, 600],
    [812, 612],
  ],
} as const satisfies Record<string, readonly Spot[]>;

/** The name of a border; with `~` it is followed backwards. */
type BorderStep = keyof typeof borders | `~${keyof typeof borders}`;

/** The neighbourhoods, each as the borders that go round it. */
const rounds: Readonly<Record<string, readonly BorderStep[]>> = {
  'oyster-ground': ['riverTown', 'riverMouth', '~oysterWater', '~oysterSkate', '~oysterSole', '~oysterWell'],
  'well-bank': ['oysterWell', '~wellSole', '~wellCleaver', '~wellOuter', 'riverNorth'],
  'botney-cut': ['botneyOuter', 'riverNorth', 'riverTown', 'botneyTail'],
  'sole-pit': ['oysterSole', '~soleSkate', '~soleOuter', '~cleaverSole', 'wellSole'],
  'tail-end': ['tailOuter', '~riverMouth', 'botneyTail'],
  'cleaver-bank': ['cleaverOuter', '~cleaverSole', '~wellCleaver'],
  'skate-hole': ['oysterSkate', '~skateShore', '~skateOuter', 'soleSkate'],
};

/** The edge of the town: the borders that have nothing on their other side. */
const edge: readonly BorderStep[] = [
  'botneyOuter',
  'wellOuter',
  'cleaverOuter',
  'soleOuter',
  'skateOuter',
  'skateShore',
  'oysterWater',
  '~tailOuter',
];

/** A neighbourhood as its borders, one after another. */
export interface Round {
  readonly slug: string;
  readonly borders: readonly (readonly Spot[])[];
}

/** Each neighbourhood, as borders that are to be drawn as curves and joined. */
export function neighbourhoodRounds(): Round[] {
  return Object.entries(rounds).map(([slug, steps]) => ({ slug, borders: steps.map(follow) }));
}

/** The edge of the town, as borders that are to be drawn as curves and joined. */
export function edgeOfTown(): readonly (readonly Spot[])[] {
  return edge.map(follow);
}

function follow(step: BorderStep): readonly Spot[] {
  if (!step.startsWith('~')) return borders[step as keyof typeof borders];
  return [...borders[step.slice(1) as keyof typeof borders]].reverse();
}

/** A building with a place and a shape of its own; it stands along the nearest road. */
export interface Hall {
  readonly spot: Spot;
  readonly long: number;
  readonly deep: number;
  /** How far a wing goes out at the back. */
  readonly wing?: number;
  readonly tags?: Readonly<Record<string, string>>;
}

export const halls: readonly Hall[] = [
  { spot: [495, 392], long: 7, deep: 4, wing: 3 },
  { spot: [470, 396], long: 6, deep: 2.6, wing: 2, tags: { building: 'church' } },
  { spot: [648, 452.5], long: 6, deep: 3.2, wing: 3 },
  { spot: [690, 437], long: 5, deep: 3, wing: 2 },
  { spot: [725, 500], long: 3.4, deep: 2.4 },
  { spot: [786, 356.5], long: 8, deep: 3 },
  { spot: [827, 317], long: 5, deep: 3, wing: 2 },
  { spot: [850, 300], long: 4, deep: 3 },
  { spot: [600, 423.5], long: 5, deep: 2.6, tags: { building: 'chapel' } },
  { spot: [618, 384], long: 4, deep: 2.6 },
  { spot: [203, 506], long: 7, deep: 4, wing: 4 },
  { spot: [240, 470], long: 8, deep: 4, wing: 6, tags: { building: 'school' } },
  { spot: [262, 500], long: 5, deep: 3.2, wing: 2 },
  { spot: [344, 559], long: 5, deep: 4, wing: 2, tags: { building: 'mosque' } },
  { spot: [472, 600], long: 2.4, deep: 2 },
  { spot: [508, 621], long: 11, deep: 2.6, tags: { building: 'train_station' } },
  { spot: [640, 761], long: 4, deep: 2.4 },
  { spot: [960, 545], long: 9, deep: 3 },
  { spot: [922, 498.5], long: 5, deep: 2.6 },
  { spot: [880, 519.5], long: 5, deep: 3 },
  { spot: [905, 562], long: 4, deep: 2.4 },
  { spot: [640, 436], long: 6, deep: 4, wing: 3, tags: { building: 'public' } },
  { spot: [660, 497], long: 8, deep: 6 },
  { spot: [450, 440], long: 9, deep: 4, wing: 5, tags: { building: 'hospital' } },
  { spot: [606, 240], long: 10, deep: 4, wing: 6, tags: { building: 'school' } },
  { spot: [1076, 446], long: 9, deep: 4, wing: 5, tags: { building: 'school' } },
  { spot: [738, 716], long: 9, deep: 5 },
  { spot: [744, 742], long: 10, deep: 5 },
  { spot: [752, 774], long: 10, deep: 5 },
  { spot: [138, 272], long: 14, deep: 7 },
  { spot: [168, 296], long: 12, deep: 8 },
  { spot: [136, 306], long: 9, deep: 6 },
  { spot: [196, 306], long: 10, deep: 6 },
  { spot: [780, 262], long: 12, deep: 6 },
  { spot: [760, 290], long: 9, deep: 6 },
  { spot: [800, 250], long: 8, deep: 5 },
];
