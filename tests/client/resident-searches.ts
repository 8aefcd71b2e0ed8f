/** What residents type, and what must come in the first three. */

/** One search. */
export interface ResidentSearch {
  readonly types: string;
  /** Slugs of which one must be among the first three. */
  readonly finds: readonly string[];
  /** The venue whose point stands for the postcode or place in the words. */
  readonly at?: string;
}

/** Searches of the sample town, on 22 November 2026, a Sunday. */
export const searchesInSilverpit: readonly ResidentSearch[] = [
  { types: 'lonely', finds: ['night-owls', 'quiet-sunday', 'the-kettle-bench'] },
  { types: 'lonley', finds: ['night-owls', 'quiet-sunday', 'the-kettle-bench'] },
  { types: 'someone to talk to', finds: ['night-owls', 'the-kettle-bench'] },
  { types: 'cant sleep', finds: ['night-owls'] },
  { types: 'skint', finds: ['the-honest-fridge', 'soup-at-the-lamp-room', 'money-straight', 'bread-swap'] },
  { types: 'free food', finds: ['the-honest-fridge', 'soup-at-the-lamp-room', 'bread-swap'] },
  { types: 'free', finds: ['silverpit-free-and-wanted', 'amber-road-garden'] },
  {
    types: 'something for my dad on wednesday',
    finds: ['panto-rehearsal', 'spin-cycle-knitters', 'kitchen-table-english'],
  },
  { types: 'dad', finds: ['dads-and-prams'] },
  { types: 'wensday', finds: ['panto-rehearsal', 'spin-cycle-knitters', 'kitchen-table-english'] },
  { types: 'nitting', finds: ['spin-cycle-knitters'] },
  { types: 'excersise', finds: ['steady-on', 'chair-yoga'] },
  { types: 'yoga', finds: ['chair-yoga'] },
  { types: 'mum and baby', finds: ['stay-and-play', 'dads-and-prams'] },
  { types: 'baby group', finds: ['stay-and-play', 'dads-and-prams'] },
  { types: 'mówię po polsku', finds: ['form-fillers', 'job-hunters-hour', 'money-straight'] },
  { types: 'polski', finds: ['form-fillers', 'job-hunters-hour', 'money-straight'] },
  { types: 'urdu', finds: ['form-fillers', 'money-straight', 'open-iftar'] },
  {
    types: 'Cymraeg',
    finds: ['foghorn-singers', 'stories-in-five-languages', 'quiet-sunday', 'the-welcome-rota'],
  },
  { types: 'borrow a drill', finds: ['the-borrow-shed'] },
  { types: 'broken toaster', finds: ['mend-it-morning'] },
  { types: 'help with forms', finds: ['form-fillers'] },
  { types: 'letter from the council', finds: ['form-fillers'] },
  { types: 'bad back', finds: ['the-bad-back-club'] },
  { types: 'dementia', finds: ['the-memory-dock'] },
  { types: 'lost my husband', finds: ['the-empty-chair'] },
  { types: 'sober', finds: ['dry-dock'] },
  { types: 'bsl', finds: ['sign-and-a-sandwich'] },
  { types: 'alotment', finds: ['plot-14', 'the-seed-drawer', 'amber-road-garden'] },
  { types: 'gard', finds: ['amber-road-garden', 'rec-gardeners'] },
  { types: 'walk my dog', finds: ['two-leads'] },
  { types: 'choir', finds: ['foghorn-singers'] },
  { types: 'learn english', finds: ['kitchen-table-english'] },
  { types: 'my phone', finds: ['phone-friday'] },
  { types: 'lifts to hospital', finds: ['lifts-to-the-surgery'] },
  { types: 'warm', finds: ['warm-hour'] },
  { types: 'cheap lunch', finds: ['pot-luck-thursday', 'sign-and-a-sandwich', 'peelers'] },
  { types: 'chess monday', finds: ['skate-hole-chess'] },
  { types: 'the tuesday table', finds: ['the-tuesday-table'] },
  { types: 'cafe', finds: ['the-herring-cafe', 'kitchen-table-english', 'knocking-off-breakfast'] },
  { types: 'DB1 2LN', finds: ['bread-swap', 'ceilidh-for-beginners', 'st-elmos-hall'], at: 'st-elmos-hall' },
  { types: 'singing near DB1 2LN', finds: ['foghorn-singers'], at: 'st-elmos-hall' },
];

/** Searches of a real borough, over its public lists. Nobody has checked these entries yet. */
export const searchesInTrafford: readonly ResidentSearch[] = [
  { types: 'food bank sale', finds: ['trussell-trust-food-bank-sale-west-credit-unit-rooms'] },
  { types: 'hungry', finds: ['trussell-trust-food-bank-st-francis-church', 'the-globe-old-trafford-pantry'] },
  { types: 'libary', finds: ['coppice-library', 'lostock-library', 'altrincham-library'] },
  { types: 'library in urmston', finds: ['urmston-library'] },
  {
    types: 'footie altrincham',
    finds: ['altrincham-football-club', 'dance-system-cic-altrincham-football-club'],
  },
  { types: 'kids karate', finds: ['gendai-karate', 'altrincham-karate-club'] },
  { types: 'swiming', finds: ['sale-leisure-centre', 'altrincham-swimming-club'] },
  { types: 'alotment old trafford', finds: ['old-trafford-allotments'] },
  { types: 'depresion', finds: ['urmston-depression-group-trafford-self-help-services'] },
  {
    types: 'anxiety group',
    finds: [
      'altrincham-anxiety-group-trafford-self-help-services',
      'chorlton-anxiety-group',
      'zion-anxiety-group',
    ],
  },
  { types: 'hearing voices', finds: ['stretford-hearing-voices'] },
  { types: 'looking after my mum', finds: ['trafford-carers-centre'] },
  {
    types: 'my nan has dementia',
    finds: [
      'age-uk-trafford-dementia-service',
      'alzheimers-society-trafford',
      'larkhill-demetia-cafe-later-life-living',
    ],
  },
  { types: 'he hits me', finds: ['trafford-domestic-abuse-service'] },
  { types: 'gay', finds: ['lgbt-foundation', 'the-proud-trust'] },
  { types: 'refugee', finds: ['manchester-refugee-support-network'] },
  { types: 'running club', finds: ['trafford-athletic-club', 'sale-harriers-athletic-club'] },
  { types: 'table tennis', finds: ['oldfield-table-tennis-club'] },
];
