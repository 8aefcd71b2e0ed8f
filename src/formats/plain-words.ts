/** Words people use for what they look for, and what directories call it. */
import type { PlainWords } from './finder.ts';

/**
 * The built-in table. A town's own words belong in its taxonomy, under `alsoCalled`; here is what holds in any
 * town of Britain.
 */
export const plainWords: readonly PlainWords[] = [
  // Who it is for.
  {
    say: ['dad', 'daddy', 'father', 'my husband', 'him', 'men', 'man', 'bloke', 'lads', 'fella'],
    means: ['men', 'dad', 'fathers', 'blokes', 'mens shed', 'tinkering'],
    person: 'For men',
  },
  {
    say: [
      'grandad',
      'granddad',
      'grandpa',
      'granny',
      'gran',
      'nan',
      'nana',
      'grandma',
      'nanny',
      'pensioner',
      'oap',
    ],
    means: ['older people', 'retired', 'over 60', 'over 50', 'over 55', 'elderly', 'seniors', 'grandparents'],
    person: 'For older people',
  },
  {
    say: [
      'elderly',
      'older people',
      'over 50',
      'over 55',
      'over 60',
      'over 65',
      'retired',
      'senior',
      'old people',
      'old folk',
    ],
    means: ['older people', 'over 50', 'over 60', 'retired', 'pensioners', 'elderly', 'seniors'],
    person: 'For older people',
  },
  {
    say: ['mum', 'mam', 'mummy', 'mother', 'mom', 'my wife', 'women', 'woman', 'ladies', 'girls'],
    means: ['women', 'mums', 'mothers', 'ladies', 'girls'],
    person: 'For women',
  },
  {
    say: [
      'kids',
      'kid',
      'children',
      'child',
      'little ones',
      'my son',
      'my daughter',
      'grandson',
      'granddaughter',
      'grandkids',
      'grandchildren',
    ],
    means: ['children', 'families', 'family', 'kids', 'after school', 'play', 'toddlers'],
    person: 'For children',
  },
  {
    say: ['teenager', 'teen', 'youth', 'young people', 'youngster', 'young person', 'adolescent'],
    means: ['young people', 'youth', 'teenagers', 'youth club'],
    person: 'For young people',
  },
  // Company.
  {
    say: ['lonely', 'loneliness', 'isolated', 'on my own', 'no friends', 'by myself'],
    means: ['befriending', 'company', 'friendship', 'social', 'coffee morning', 'chat'],
  },
  {
    say: ['make friends', 'meet people', 'new friends', 'mates', 'socialise', 'social'],
    means: ['friendship', 'friends', 'company', 'coffee morning', 'meet'],
  },
  {
    say: [
      'bored',
      'nothing to do',
      'something to do',
      'get out of the house',
      'out of the house',
      'get out more',
      'get me out',
    ],
    means: ['company', 'social', 'hobby', 'activities', 'bored', 'lunch club'],
  },
  {
    say: [
      'someone to talk to',
      'somebody to talk to',
      'a chat',
      'natter',
      'chinwag',
      'cuppa',
      'coffee',
      'brew',
    ],
    means: ['talk', 'chat', 'company', 'coffee', 'tea', 'cafe', 'listening', 'befriending'],
  },
  // Money.
  {
    say: [
      'skint',
      'broke',
      'no money',
      'hard up',
      'cant afford',
      'poor',
      'brassic',
      'potless',
      'money worries',
    ],
    means: ['skint', 'money', 'debt', 'budgeting', 'food bank', 'benefits', 'pay what you can'],
  },
  {
    say: [
      'debt',
      'bills',
      'bailiffs',
      'owe money',
      'rent arrears',
      'gas bill',
      'electric bill',
      'energy bill',
    ],
    means: ['debt', 'money', 'advice', 'bills', 'budgeting', 'citizens advice'],
  },
  {
    say: ['universal credit', 'pip', 'dole', 'benefits', 'dwp', 'fill in a form', 'forms'],
    means: ['benefits', 'forms', 'welfare rights', 'advice'],
  },
  {
    say: ['job', 'jobless', 'unemployed', 'out of work', 'laid off', 'redundant', 'cv', 'work experience'],
    means: ['job', 'work club', 'employment', 'careers', 'job hunters'],
  },
  {
    say: ['hungry', 'foodbank', 'food bank', 'no food', 'free food', 'food parcel'],
    means: ['food bank', 'food pantry', 'community fridge', 'meals', 'fridge', 'soup', 'hungry'],
  },
  // Body and mind.
  {
    say: ['knackered', 'tired', 'exhausted', 'worn out', 'cant sleep', 'cannot sleep', 'insomnia'],
    means: ['sleep', 'rest', 'relaxation', 'wellbeing', 'gentle', 'quiet'],
  },
  {
    say: ['depressed', 'depression', 'feeling low', 'feeling down', 'sad', 'mental health', 'low mood'],
    means: ['mental health', 'wellbeing', 'depression', 'low', 'sad', 'talking therapies', 'counselling'],
  },
  {
    say: ['anxious', 'anxiety', 'stressed', 'stress', 'panic attacks', 'worried', 'worry'],
    means: ['anxiety', 'anxious', 'stress', 'wellbeing', 'mental health', 'mindfulness', 'worried'],
  },
  {
    say: [
      'lose weight',
      'overweight',
      'slimming',
      'fat',
      'diet',
      'unfit',
      'get fit',
      'keep fit',
      'fitness',
      'exercise',
      'gym',
    ],
    means: ['exercise', 'fitness', 'keep fit', 'active', 'get moving', 'weight', 'walking'],
  },
  {
    say: ['bad back', 'back pain', 'sore back', 'chronic pain', 'aches', 'pain'],
    means: ['back', 'pain', 'gentle exercise', 'stretching'],
  },
  {
    say: ['falls', 'fell over', 'falling over', 'wobbly', 'unsteady', 'balance'],
    means: ['balance', 'falls', 'strength', 'steady', 'chair exercise'],
  },
  {
    say: [
      'sober',
      'drinking',
      'drink too much',
      'stop drinking',
      'quit drinking',
      'booze',
      'alcoholic',
      'aa',
      'off the drink',
      'alcohol',
    ],
    means: ['alcohol', 'recovery', 'sober', 'drinking'],
  },
  { say: ['drugs', 'addict', 'addiction', 'clean'], means: ['drugs', 'recovery', 'addiction', 'substance'] },
  {
    say: ['memory', 'forgetful', 'dementia', 'alzheimers', 'memory loss', 'losing it'],
    means: ['dementia', 'memory', 'alzheimers', 'memory cafe'],
  },
  {
    say: ['suicidal', 'suicide', 'want to die', 'self harm', 'self harming', 'ptsd', 'crisis', 'breakdown'],
    means: ['samaritans', 'crisis', 'mental health', 'listening', 'counselling'],
  },
  {
    say: ['eating disorder', 'anorexia', 'bulimia'],
    means: ['eating disorders', 'mental health', 'counselling'],
  },
  {
    say: ['running', 'run', 'jogging', 'jog', 'couch to 5k', 'parkrun'],
    means: ['running', 'runners', 'harriers', 'athletics', 'jogging', 'parkrun'],
  },
  {
    say: ['stop smoking', 'quit smoking', 'fags', 'vape', 'smoker'],
    means: ['smoking', 'stop smoking', 'quit'],
  },
  {
    say: ['deaf', 'hard of hearing', 'bsl', 'sign language', 'hearing aid'],
    means: ['deaf', 'bsl', 'sign language', 'hearing'],
  },
  {
    say: ['blind', 'cant see', 'partially sighted', 'sight loss', 'visually impaired'],
    means: ['sight loss', 'blind', 'visually impaired', 'talking newspaper'],
  },
  // Loss and care.
  {
    say: [
      'bereaved',
      'bereavement',
      'grief',
      'grieving',
      'lost my wife',
      'lost my husband',
      'lost my mum',
      'lost my dad',
      'someone died',
      'widow',
      'widower',
      'funeral',
    ],
    means: ['bereavement', 'bereaved', 'grief', 'loss', 'widow'],
  },
  {
    say: [
      'carer',
      'caring for',
      'look after my mum',
      'looking after my mum',
      'look after my husband',
      'looking after my husband',
      'looking after someone',
      'respite',
    ],
    means: ['carers', 'carer', 'looking after', 'respite'],
  },
  {
    say: [
      'baby',
      'babies',
      'newborn',
      'new mum',
      'mum and baby',
      'baby group',
      'baby club',
      'toddler',
      'toddler group',
      'playgroup',
      'tots',
      'pram',
      'breastfeeding',
      'under 5s',
      'under fives',
    ],
    means: [
      'baby',
      'babies',
      'toddler',
      'toddlers',
      'tots',
      'stay and play',
      'new parents',
      'prams',
      'under 5',
    ],
  },
  {
    say: ['pregnant', 'expecting', 'antenatal'],
    means: ['pregnant', 'new parents', 'antenatal', 'baby', 'maternity'],
  },
  // Warmth and home.
  {
    say: ['warm', 'warm space', 'warm bank', 'cold', 'freezing', 'heating'],
    means: ['warm', 'warm space', 'heating', 'cold'],
  },
  {
    say: ['homeless', 'nowhere to live', 'sofa surfing', 'evicted', 'eviction', 'housing'],
    means: ['homeless', 'housing', 'shelter', 'night shelter'],
  },
  {
    say: ['coat', 'clothes', 'school uniform', 'shoes'],
    means: ['clothes', 'coat', 'uniform', 'swap', 'charity shop'],
  },
  {
    say: [
      'lift',
      'transport',
      'get to hospital',
      'get to the doctor',
      'doctors',
      'hospital',
      'cant drive',
      'no car',
      'bus',
      'minibus',
      'surgery',
    ],
    means: ['lift', 'transport', 'bus', 'surgery', 'community transport', 'volunteer drivers'],
  },
  // Things to do.
  {
    say: ['telly', 'tv', 'film', 'films', 'movie', 'pictures', 'cinema'],
    means: ['film', 'films', 'cinema', 'movie', 'screening'],
  },
  {
    say: ['kick about', 'kickabout', 'footie', 'footy', 'five a side', 'football', 'soccer'],
    means: ['football', 'walking football', 'sport'],
  },
  {
    say: ['knitting', 'knit', 'crochet', 'wool', 'natter and knit'],
    means: ['knitting', 'knitters', 'knit', 'crochet', 'sewing', 'quilt'],
  },
  {
    say: ['sewing', 'sew', 'quilting', 'patchwork', 'darning', 'mending clothes'],
    means: ['sewing', 'quilt', 'darn', 'mending', 'patch'],
  },
  {
    say: ['diy', 'fix', 'broken', 'mend', 'repair', 'toaster'],
    means: ['mend', 'repair', 'repair cafe', 'fix', 'tools', 'shed'],
  },
  {
    say: ['drill', 'ladder', 'borrow', 'tools', 'lend'],
    means: ['borrow', 'tools', 'lend', 'library of things', 'tool swap'],
  },
  {
    say: ['garden', 'gardening', 'allotment', 'plants', 'grow veg', 'veg', 'vegetables', 'growing'],
    means: ['garden', 'gardening', 'allotment', 'growing', 'plot', 'tomatoes', 'seeds'],
  },
  { say: ['choir', 'sing', 'singing', 'karaoke'], means: ['singing', 'choir', 'singers', 'chorus'] },
  {
    say: ['swim', 'swimming', 'pool', 'dip'],
    means: ['swim', 'swimming', 'dippers', 'pool', 'leisure centre'],
  },
  {
    say: ['walk', 'walking', 'stroll', 'ramble', 'rambling', 'hike'],
    means: ['walk', 'walking', 'ramblers', 'miles'],
  },
  {
    say: ['dancing', 'dance', 'ceilidh', 'ballroom', 'zumba', 'line dancing'],
    means: ['dance', 'dancing', 'ceilidh', 'zumba'],
  },
  {
    say: ['cards', 'board games', 'games', 'dominoes', 'whist'],
    means: ['games', 'chess', 'cards', 'bingo', 'board games'],
  },
  {
    say: [
      'computer',
      'laptop',
      'internet',
      'get online',
      'ipad',
      'tablet',
      'smartphone',
      'phone help',
      'email',
      'wifi',
    ],
    means: ['computer', 'digital', 'internet', 'online', 'phone', 'it skills'],
  },
  {
    say: ['learn english', 'english class', 'english lessons', 'esol', 'speak english', 'english'],
    means: ['english', 'esol', 'conversation'],
  },
  {
    say: ['lunch', 'dinner', 'meal', 'hot meal', 'tea time', 'breakfast', 'grub', 'scran'],
    means: ['lunch', 'supper', 'meal', 'breakfast', 'soup', 'eat', 'lunch club'],
  },
  {
    say: ['volunteer', 'volunteering', 'give my time', 'help out', 'lend a hand'],
    means: ['volunteer', 'volunteering', 'volunteers'],
  },
  {
    say: ['refugee', 'asylum', 'new here', 'just moved', 'moved here', 'immigrant'],
    means: ['refugee', 'asylum', 'newcomers', 'welcome', 'new arrivals'],
  },
  {
    say: ['church', 'mosque', 'pray', 'prayer', 'faith', 'temple', 'worship'],
    means: ['church', 'mosque', 'faith', 'prayer', 'chapel', 'temple'],
  },
  {
    say: ['lgbt', 'lgbtq', 'gay', 'lesbian', 'trans', 'queer', 'pride'],
    means: ['lgbt', 'lgbtq', 'gay', 'pride', 'rainbow'],
  },
  {
    say: ['autism', 'autistic', 'asd', 'adhd', 'send', 'special needs', 'neurodiverse'],
    means: ['autism', 'autistic', 'send', 'special needs', 'additional needs', 'adhd'],
  },
  {
    say: ['abuse', 'domestic violence', 'hits me', 'violent', 'scared of my partner'],
    means: ['domestic abuse', 'domestic violence', 'safe', 'refuge'],
  },
  // More that people look for by another name.
  {
    say: ['sitting down', 'seated', 'in a chair', 'sat down', 'chair based'],
    means: ['chair', 'seated', 'gentle exercise'],
  },
  {
    say: [
      'hire',
      'room hire',
      'hall hire',
      'rent a room',
      'book a room',
      'function room',
      'somewhere to meet',
    ],
    means: ['hall', 'hire', 'rooms for hire'],
  },
  {
    say: ['maths', 'mathematics', 'arithmetic', 'numeracy', 'sums', 'times tables'],
    means: ['maths', 'numbers', 'numeracy', 'sums'],
  },
  {
    say: ['cant read', 'learn to read', 'cant spell', 'spelling', 'literacy', 'dyslexia', 'dyslexic'],
    means: ['reading', 'literacy', 'spelling', 'writing', 'dyslexia'],
  },
  {
    say: ['burgled', 'burglary', 'mugged', 'robbed', 'attacked', 'assaulted', 'scammed', 'scam', 'crime'],
    means: ['victim', 'crime', 'victim support', 'scams'],
  },
  {
    say: ['cancer', 'chemo', 'tumour', 'terminally ill', 'hospice'],
    means: ['cancer', 'macmillan', 'hospice', 'life limiting'],
  },
  {
    say: ['divorce', 'divorced', 'split up', 'break up', 'marriage', 'relationship'],
    means: ['relationship', 'counselling', 'relate', 'separation', 'family mediation'],
  },
  {
    say: ['trains', 'railways', 'train spotting', 'steam engines', 'model trains'],
    means: ['railway', 'railways', 'trains', 'model'],
  },
  {
    say: ['haircut', 'hair cut', 'hairdresser', 'barber'],
    means: ['haircut', 'hairdresser', 'barber'],
  },
  {
    say: ['painting', 'drawing', 'sketching', 'art', 'crafts', 'crafty', 'pottery', 'colouring'],
    means: ['art', 'arts', 'crafts', 'painting', 'drawing', 'pottery'],
  },
  {
    say: ['drama', 'acting', 'theatre', 'am dram', 'amateur dramatics', 'panto', 'pantomime'],
    means: ['drama', 'theatre', 'acting', 'panto', 'stage'],
  },
  {
    say: ['family tree', 'genealogy', 'ancestors', 'local history', 'history'],
    means: ['history', 'heritage', 'local studies', 'family history', 'archive'],
  },
  {
    say: ['book club', 'book group', 'reading group', 'books'],
    means: ['books', 'library', 'reading', 'stories'],
  },
  {
    say: ['guitar', 'piano', 'violin', 'drums', 'instrument', 'orchestra', 'jam session'],
    means: ['music', 'band', 'instrument', 'musicians', 'orchestra'],
  },
];
