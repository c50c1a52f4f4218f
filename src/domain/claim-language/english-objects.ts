/** What people want less of, as patterns: an effect on one of these is a promise. */
export const ills: readonly string[] = [
  'pains?', '(?:head|tooth|stomach|back|belly|ear|heart|muscle)?aches?', 'migraines?', 'stress', 'anxiety', 'depression', 'inflammations?', 'swellings?',
  'cramps?', 'nausea', 'symptoms?', 'diseases?', 'illness(?:es)?', 'infections?', 'cancers?', 'tumou?rs?', 'wrinkles?', 'fine lines', 'acne', 'scars?', 'spots',
  'eczema', 'rosacea', 'psoriasis', 'allerg(?:y|ies)', 'hay fever', 'colds?', 'flu', 'fever', 'insomnia', 'fatigue', 'tiredness', 'injur(?:y|ies)',
  'blood pressure', 'blood sugar', 'cholesterol', 'risks?', 'disability', 'tensions?', 'arthritis', 'diabetes', 'asthma', 'coughs?', 'wounds?', 'weeds?',
  'pests?', 'mildew', 'slugs', 'snails', 'bugs?', 'errors', 'defects?', 'mistakes', 'falls', 'hair loss', 'damage', 'addiction', 'fears?', 'disorders?',
  'syndromes?', 'virus(?:es)?', 'bacteria', 'germs', 'poisons?', 'toxins?', 'obesity', 'cellulite', 'plaque', 'tinnitus', 'snoring', 'black spot', 'rot',
  'moss', 'fungus', 'dandruff', 'soreness', 'burnout', 'eye strain', 'strain', 'malaria', 'epilepsy', 'gout', 'warts?', 'costs?', 'complaints', 'ailments?',
  'conditions', 'malnutrition', 'jet lag', 'panic', 'sadness', 'grief', 'clots?', 'stiffness', 'itch(?:ing)?', 'redness', 'ageing', 'aging', 'wear and tear',
  'fat', 'bloat(?:ing)?', 'dementia', 'aphids', 'blight', 'erosion', 'evaporation', 'discomfort', 'dark spots', 'pigmentation', 'pores', 'regressions?',
  'forgetting', 'distractions?', 'vulnerabilit(?:y|ies)', 'bills', 'fees', 'triglycerides', 'response times?', 'latency', 'bandwidth',
  'bleeding', 'impurities', 'fuel', 'electricity', 'waste', 'friction', 'sweating', 'odou?rs?', 'smells?', 'time it takes', 'rotting', 'mould', 'mold',
  'spread of', 'decay', 'tartar', 'sores', 'sprains?', 'ligaments?', 'tears', 'blisters', 'bruises', 'jitters', 'loneliness', 'bullying', 'frustration',
  'hunger', 'cravings?', 'nerves', 'tantrums', 'conflict', 'loading times?', 'build times?', 'conflicts?', 'absences', 'dropouts?', 'constipation', 'diarrhoea',
  'indigestion', 'heartburn', 'reflux', 'ulcers?', 'haemorrhoids', 'varicose veins', 'osteoporosis', 'an(?:a)?emia', 'thrombosis', 'strokes?', 'heart attacks?',
  'heart disease', 'palpitations', 'dizziness', 'vertigo', 'seizures', 'tremors?', 'sciatica', 'shingles', 'herpes', 'measles', 'pneumonia', 'bronchitis',
  'sinusitis', 'congestion', 'blocked', 'rash(?:es)?', 'dermatitis', "athlete[’']s foot", 'thrush', 'cystitis', 'incontinence', 'infertility',
  'hot flushes', 'kidney stones', 'gallstones', 'dehydration', 'hangovers?', 'nightmares', 'phobias?', 'trauma', 'ADHD', "Alzheimer[’']s", "Parkinson[’']s",
  'cataracts?', 'short-sightedness', 'itching', 'puffiness', 'dryness', 'irritation', 'bruising', 'parasites', 'ticks', 'fleas', 'mites', 'lice', 'mosquitoes',
  'frost', 'drought', 'outages', 'downtime', 'attacks', 'leaks', 'crashes', 'spam', 'dropout', 'truancy', 'plagiarism', 'deaths', 'mortality', 'relapses?',
  'readmissions?',
];

/** What people want more of, or in good order. */
export const goods: readonly string[] = [
  'energy', 'health', 'immune', 'immunity', 'sleep', 'mood', 'concentration', 'memory', 'attention', 'focus', 'performance', 'strength', 'endurance', 'stamina',
  'bone density', 'density', 'yields?', 'growth', 'fitness', 'well-?being', 'confidence', 'intelligence', 'marks', 'grades', 'quality', 'productivity',
  'fertility', 'flexibility', 'mobility', 'circulation', 'blood flow', 'metabolism', 'digestion', 'balance', 'posture', 'learning', 'elasticity', 'rankings?',
  'traffic', 'sales', 'motivation', 'resilience', 'libido', 'recovery', 'comfort', 'vitality', 'vision', 'eyesight', 'stability', 'security', 'calm',
  'relaxation', 'muscles?', 'lashes', 'language skills', 'vocabulary', 'self-esteem', 'lifespan', 'life expectancy', 'moisture', 'soil structure', 'harvests?',
  'understanding', 'heart', 'brain', 'skin tone', 'retention', 'recall', 'hydration', 'bones', 'oxygen uptake', 'collagen', 'defences', 'joints', 'spine',
  'literacy', 'gut', 'hair', 'nails', 'curiosity', 'engagement', 'trust', 'throughput', 'conversion', 'visibility', 'reliability', 'biodiversity', 'soil life',
  'germination', 'healing', 'skills', 'accuracy', 'skin', 'eyes', 'ears', 'nose', 'throat', 'stomach', 'liver', 'kidneys', 'lungs', 'arteries', 'veins',
  'hips?', 'knees?', 'shoulders?', 'neck', 'back', 'feet', 'scalp', 'nervous system', 'alertness', 'appetite', 'happiness', 'self-confidence', 'patience',
  'persistence', 'creativity', 'attendance', 'pH', 'vitamins?', 'wellbeing', 'quality of life', 'life', 'lives', 'hygiene', 'robustness', 'readability',
  'maintainability', 'scalability', 'legibility', 'comprehension', 'fluency', 'pronunciation', 'calcium', 'iron', 'oxygen', 'absorption',
  'uptake', 'survival', 'fitness levels?', 'range of motion', 'breathing', 'core',
];
