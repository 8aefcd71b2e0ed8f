/**
 * A second list of what residents type, written by somebody who had read the entries but neither the first list
 * nor the tables of words. What is expected was fixed before the searches were tried.
 */
import type { ResidentSearch } from './resident-searches.ts';

/** Of the sample town, on 22 November 2026, a Sunday. */
export const moreSearchesInSilverpit: readonly ResidentSearch[] = [
  { types: 'my mum keeps forgetting things', finds: ['the-memory-dock'] },
  { types: 'chior', finds: ['foghorn-singers'] },
  { types: 'toddler group tuesday', finds: ['stay-and-play'] },
  { types: 'hearing impaired', finds: ['sign-and-a-sandwich'] },
  { types: 'my husband died', finds: ['the-empty-chair'] },
  { types: 'been sober 3 weeks', finds: ['dry-dock'] },
  { types: 'cant pay my electric bill', finds: ['money-straight'] },
  { types: 'table tenis', finds: ['table-tennis-under-the-arches'] },
  { types: 'lift to docter', finds: ['lifts-to-the-surgery'] },
  { types: 'dog walker', finds: ['two-leads'] },
  { types: 'gardening sunday', finds: ['plot-14'] },
  { types: 'hire a room for a party', finds: ['st-elmos-hall'] },
  { types: 'borrow a ladder', finds: ['the-borrow-shed'] },
  { types: 'fix my kettle', finds: ['mend-it-morning'] },
  {
    types: "what's on saturday morning",
    finds: [
      'bread-swap',
      'dads-and-prams',
      'the-borrow-shed',
      'the-bramble-line',
      'walking-football-at-the-rec',
    ],
  },
  { types: 'autistic son haircut', finds: ['the-quiet-chair'] },
  { types: 'acordion', finds: ['the-squeezebox-shed'] },
  { types: 'fibromyalgia', finds: ['the-bad-back-club'] },
  { types: 'somewhere warm to charge my phone', finds: ['warm-hour'] },
  { types: 'my dad likes trains', finds: ['the-signal-box'] },
  {
    types: 'lunch near DB1 2LN',
    finds: ['pot-luck-thursday', 'the-tuesday-table', 'sign-and-a-sandwich', 'peelers'],
    at: 'st-elmos-hall',
  },
  { types: 'maths for adults', finds: ['sums-without-tears'] },
  { types: 'he is unsteady on his feet', finds: ['steady-on'] },
  { types: 'Ramadán', finds: ['open-iftar'] },
  { types: 'exercise sitting down', finds: ['chair-yoga'] },
  { types: 'we just moved here', finds: ['the-welcome-rota'] },
  { types: 'letter from the council', finds: ['form-fillers'] },
  { types: 'story time saturday', finds: ['stories-in-five-languages'] },
];

/** Of the lists of Trafford. */
export const moreSearchesInTrafford: readonly ResidentSearch[] = [
  {
    types: 'anxeity',
    finds: [
      'chorlton-anxiety-group',
      'zion-anxiety-group',
      'altrincham-anxiety-group-trafford-self-help-services',
    ],
  },
  { types: 'food bank sale moor', finds: ['trussell-trust-food-bank-st-francis-church'] },
  {
    types: 'my wife has dementia',
    finds: [
      'age-uk-trafford-dementia-service',
      'alzheimers-society-trafford',
      'larkhill-demetia-cafe-later-life-living',
    ],
  },
  { types: 'post natal depression', finds: ['parent-support-group'] },
  { types: 'my husband hits me', finds: ['trafford-domestic-abuse-service'] },
  { types: 'autistic son', finds: ['autistic-society-for-the-greater-manchester-area-asgma'] },
  {
    types: 'councelling',
    finds: [
      'cdi-community-counselling-service',
      'the-counselling-and-family-centre',
      'talk-listen-change-tlc',
      'relate-greater-manchester-south',
    ],
  },
  { types: 'walking netball', finds: ['beactive-urmston'] },
  { types: 'libary in hale', finds: ['hale-library'] },
  {
    types: 'ive got cancer',
    finds: ['macmillan-wellbeing-centre', 'being-there', 'being-there-neil-cliffe-centre'],
  },
  { types: 'been burgled', finds: ['victim-support-and-witness-service'] },
  {
    types: 'badmington',
    finds: [
      'abc-partington-badminton',
      'altrincham-and-district-badminton-club',
      'atlantic-badminton-club',
      'blue-triangle-badminton-club',
      'lostock-badminton-club',
      'pyramid-ventura-badminton-club',
      'silver-feather-badminton-club',
      'avenue-methodist-church-badminton',
    ],
  },
  { types: 'jujitsu', finds: ['ju-jitsu-club', 'sale-atemi-ju-jitsu', 'atlantic-judo-ju-jitsu-club'] },
  { types: 'hearing voices', finds: ['stretford-hearing-voices'] },
  { types: 'mens shed', finds: ['g-force'] },
  { types: 'clean from drugs', finds: ['target-cafe'] },
];
