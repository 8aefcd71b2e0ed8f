/** Words that keep people away, and what to write instead. */
export interface HardWords {
  /** Every form in which they are written, in small letters; a blank stands for a blank or a hyphen. */
  readonly words: readonly string[];
  /** What to write instead. */
  readonly write?: string;
  /** What to do where no other words will do; a sentence that goes on with: for "...". */
  readonly advice?: string;
}

/** Words that put a label on people. They are written about here as neighbours, and as more than one thing. */
const labels: readonly HardWords[] = [
  { words: ['hard to reach', 'seldom heard'], advice: 'Say who they are, and what stands in their way' },
  { words: ['service user'], write: 'person who comes' },
  { words: ['service users'], write: 'people who come' },
  { words: ['beneficiary'], write: 'person who comes' },
  { words: ['beneficiaries'], write: 'people who come' },
  { words: ['vulnerable', 'vulnerability', 'vulnerabilities'], advice: 'Say what people need' },
  { words: ['at risk groups', 'at risk people'], advice: 'Say what people need' },
  {
    words: ['the elderly', 'elderly people', 'elderly residents', 'the aged', 'oaps'],
    write: 'older people',
  },
  { words: ['elderly'], write: 'older' },
  { words: ['the disabled', 'the handicapped'], write: 'disabled people' },
  { words: ['handicapped'], write: 'disabled' },
  { words: ['able bodied'], write: 'not disabled' },
  { words: ['for the blind'], write: 'for people who are blind' },
  { words: ['for the deaf'], write: 'for people who are deaf' },
  { words: ['for the homeless'], write: 'for people without a home' },
  { words: ['rough sleepers'], write: 'people who sleep outside' },
  { words: ['the needy', 'the poor', 'the less fortunate'], write: 'people who are short of money' },
  { words: ['the lonely'], write: 'people who feel lonely' },
  { words: ['the unemployed'], write: 'people out of work' },
  { words: ['the mentally ill'], write: 'people with a mental illness' },
  {
    words: ['suffering from', 'suffer from', 'suffers from', 'suffered from', 'afflicted by'],
    write: 'with',
  },
  { words: ['sufferer', 'victim of stroke'], write: 'person who has it' },
  { words: ['sufferers', 'stroke victims'], write: 'people who have it' },
  { words: ['wheelchair bound', 'confined to a wheelchair'], write: 'who use a wheelchair' },
  { words: ['housebound', 'house bound'], write: 'who cannot get out' },
  { words: ['bedridden', 'bed bound'], write: 'who have to stay in bed' },
  { words: ['non verbal'], write: 'who do not speak' },
  { words: ['special needs'], advice: 'Say what people need' },
  { words: ['challenging behaviour'], write: 'what people do when they are upset' },
  { words: ['mental health issues'], write: 'mental health problems' },
  { words: ['addict', 'drug addict'], write: 'person who uses drugs' },
  { words: ['addicts', 'drug addicts'], write: 'people who use drugs' },
  { words: ['substance misuse', 'substance abuse'], write: 'using drugs or alcohol' },
  { words: ['commit suicide', 'committing suicide'], write: 'end their life' },
  { words: ['committed suicide'], write: 'died by suicide' },
  { words: ['bame', 'bme'], advice: 'Name the people who are meant' },
  {
    words: ['deprived area', 'deprived areas', 'deprived communities', 'disadvantaged', 'underprivileged'],
    advice: 'Say what is missing, and where',
  },
  { words: ['marginalised', 'marginalized'], advice: 'Say who is left out, and of what' },
  { words: ['socially isolated', 'isolated individuals'], write: 'on their own' },
  { words: ['social isolation'], write: 'loneliness' },
  { words: ['individuals'], write: 'people' },
];

/** Words of offices and funders. */
const jargon: readonly HardWords[] = [
  { words: ['utilise', 'utilises', 'utilize', 'utilizes'], write: 'use' },
  { words: ['utilised', 'utilized'], write: 'used' },
  { words: ['utilising', 'utilizing', 'utilisation'], write: 'using' },
  { words: ['facilitate'], write: 'help' },
  { words: ['facilitates'], write: 'helps' },
  { words: ['facilitated by'], write: 'run by' },
  { words: ['facilitated', 'facilitating'], write: 'run' },
  { words: ['facilitator'], write: 'the person who runs it' },
  { words: ['facilitators'], write: 'the people who run it' },
  { words: ['holistic', 'holistically'], advice: 'Say what is done' },
  { words: ['signpost to', 'signpost you', 'signpost people', 'signposts to'], write: 'point the way' },
  { words: ['signposting', 'signposted'], write: 'pointing the way' },
  { words: ['commissioned by', 'funded and commissioned by'], write: 'paid for by' },
  { words: ['commissioned service'], write: 'service' },
  { words: ['commissioned services'], write: 'services' },
  { words: ['commissioning', 'commissioners'], advice: 'Say who pays' },
  { words: ['stakeholder', 'stakeholders'], advice: 'Say who is meant' },
  { words: ['multi agency', 'multidisciplinary', 'multi disciplinary'], advice: 'Say who works together' },
  { words: ['partnership working'], write: 'working together' },
  { words: ['co production', 'co produced', 'co design', 'co designed'], write: 'made together' },
  { words: ['capacity building', 'upskill', 'upskilling'], write: 'learning' },
  { words: ['empower', 'empowers', 'empowering'], write: 'help' },
  { words: ['empowerment', 'resilience', 'wraparound', 'wrap around support'], advice: 'Say what is done' },
  { words: ['person centred', 'client centred', 'needs led'], advice: 'Say what is done' },
  { words: ['intervention', 'interventions'], write: 'help' },
  { words: ['care pathway', 'referral pathway', 'care pathways', 'referral pathways'], write: 'way in' },
  { words: ['eligibility criteria'], write: 'who can come' },
  { words: ['in receipt of'], write: 'getting' },
  { words: ['third sector', 'voluntary sector', 'vcse', 'vcfse'], write: 'charities and clubs' },
  { words: ['bespoke', 'tailored'], write: 'made for you' },
  { words: ['ad hoc'], write: 'now and then' },
  { words: ['peripatetic'], write: 'travelling' },
  { words: ['intergenerational', 'inter generational'], write: 'for all ages' },
  { words: ['psychoeducation', 'psychosocial', 'biopsychosocial'], advice: 'Say what is done' },
  { words: ['service provision', 'service delivery'], write: 'what we do' },
  { words: ['engage with', 'engaging with'], write: 'talk to' },
];

/** Stiff words that have a plain one. */
const stiff: readonly HardWords[] = [
  { words: ['in order to'], write: 'to' },
  { words: ['prior to'], write: 'before' },
  { words: ['subsequent to', 'following completion of'], write: 'after' },
  { words: ['in the event of', 'in the event that'], write: 'if' },
  { words: ['due to the fact that', 'owing to the fact that'], write: 'because' },
  {
    words: ['with regard to', 'with regards to', 'in respect of', 'regarding', 'pertaining to'],
    write: 'about',
  },
  { words: ['at this moment in time', 'at the present time'], write: 'now' },
  { words: ['on a weekly basis'], write: 'every week' },
  { words: ['on a monthly basis'], write: 'every month' },
  { words: ['on a regular basis'], write: 'often' },
  { words: ['commence', 'commences'], write: 'start' },
  { words: ['commencing', 'commenced'], write: 'starting' },
  { words: ['terminate', 'terminates'], write: 'end' },
  { words: ['endeavour', 'endeavours'], write: 'try' },
  { words: ['purchase', 'purchased', 'purchasing'], write: 'buy' },
  { words: ['need assistance', 'require assistance'], write: 'need help' },
  { words: ['assistance with'], write: 'help with' },
  { words: ['attendee', 'participant', 'attendees', 'participants'], write: 'people who come' },
  { words: ['approximately'], write: 'about' },
  { words: ['additional'], write: 'more' },
  { words: ['sufficient'], write: 'enough' },
  { words: ['numerous'], write: 'many' },
  { words: ['obtain'], write: 'get' },
  { words: ['ensure', 'ensures', 'ensuring'], write: 'make sure' },
  { words: ['upon'], write: 'on' },
  { words: ['whilst'], write: 'while' },
  { words: ['amongst'], write: 'among' },
  { words: ['per annum'], write: 'a year' },
  { words: ['in accordance with'], write: 'by' },
  { words: ['aforementioned', 'herein', 'thereafter', 'hereby'], advice: 'Leave it out' },
  { words: ['please do not hesitate to', 'please feel free to'], write: 'please' },
];

/** All words that the directory does without. Each form stands in one row only. */
export const hardWordsList: readonly HardWords[] = [...labels, ...jargon, ...stiff];
