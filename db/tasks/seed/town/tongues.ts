/** A way to write: how a text begins, what happened, how it ends; any of each make a sentence. */
export type Tongue = { begins: string[]; happened: string[]; ends: string[]; tag: string; gap: '' | ' ' }

/** Ten other languages in eight scripts, so that nothing is ever tried with Latin letters alone. */
export const tongues: Tongue[] = [
  {
    begins: ['Heute früh', 'Am Nachmittag', 'Wie jeden Dienstag', 'Nach dem Regen', 'Kurz vor Mitternacht'],
    happened: [
      'habe ich den Zaun gestrichen',
      'sang die Amsel auf dem Dach',
      'kam der Bus zu früh',
      'roch es nach frischem Brot',
    ],
    ends: [
      '. Schön war das.',
      ', und niemand hat es gemerkt.',
      '. Mehr braucht es nicht.',
      '. Wer kommt morgen mit?',
    ],
    tag: 'Gartenglück',
    gap: ' ',
  },
  {
    begins: ['Ce matin', 'Après la pluie', 'Comme chaque mardi', 'Avant le café', 'Hier soir'],
    happened: [
      'j’ai réparé la vieille lampe',
      'le chat dormait sur la carte',
      'le train était à l’heure',
      'ça sentait le pain chaud',
    ],
    ends: [
      '. Quelle journée !',
      ', et personne n’a rien vu.',
      '. On recommence demain.',
      '. Rien à ajouter.',
    ],
    tag: 'rivière',
    gap: ' ',
  },
  {
    begins: ['Esta mañana', 'Después de la lluvia', 'Como cada martes', 'Antes del café', 'Anoche'],
    happened: [
      'arreglé la lámpara vieja',
      'el gato dormía sobre el mapa',
      'el tren llegó a tiempo',
      'olía a pan recién hecho',
    ],
    ends: ['. ¡Qué día!', ', y nadie se dio cuenta.', '. Mañana otra vez.', '. ¿Quién se apunta?'],
    tag: 'panadería',
    gap: ' ',
  },
  {
    begins: ['Σήμερα το πρωί', 'Μετά τη βροχή', 'Πριν από τον καφέ', 'Χθες το βράδυ'],
    happened: ['έφτιαξα την παλιά λάμπα', 'η γάτα κοιμόταν πάνω στον χάρτη', 'μύριζε φρέσκο ψωμί'],
    ends: ['. Ωραία μέρα.', ' και κανείς δεν το κατάλαβε.', '. Αύριο πάλι.'],
    tag: 'κήπος',
    gap: ' ',
  },
  {
    begins: ['Сегодня утром', 'После дождя', 'Как всегда по вторникам', 'Вчера вечером'],
    happened: ['кот спал на карте', 'пахло свежим хлебом', 'поезд пришёл вовремя', 'река молчала'],
    ends: ['. Хороший день.', ', и никто не заметил.', '. Завтра снова.'],
    tag: 'сад',
    gap: ' ',
  },
  {
    begins: ['הבוקר', 'אחרי הגשם', 'אתמול בערב'],
    happened: ['החתול ישן על המפה', 'היה ריח של לחם טרי', 'הרכבת הגיעה בזמן'],
    ends: ['. יום טוב.', '. מחר שוב.', ' ואף אחד לא שם לב.'],
    tag: 'גינה',
    gap: ' ',
  },
  {
    begins: ['هذا الصباح', 'بعد المطر', 'مساء أمس'],
    happened: ['نامت القطة على الخريطة', 'وصل القطار في موعده', 'فاحت رائحة الخبز'],
    ends: ['. يوم جميل.', '. غدا مرة أخرى.', ' ولم ينتبه أحد.'],
    tag: 'حديقة',
    gap: ' ',
  },
  {
    begins: ['आज सुबह', 'बारिश के बाद', 'कल शाम'],
    happened: ['बिल्ली नक्शे पर सो रही थी', 'रेलगाड़ी समय पर आई', 'रोटी की महक थी'],
    ends: ['। अच्छा दिन।', '। कल फिर।', '। किसी ने नहीं देखा।'],
    tag: 'बगीचा',
    gap: ' ',
  },
  {
    begins: ['今天早上，', '雨后，', '昨晚，'],
    happened: ['猫睡在地图上', '火车准时到了', '闻到了面包香', '河水很安静'],
    ends: ['。真好。', '。明天再来。', '，谁也没发现。'],
    tag: '花园',
    gap: '',
  },
  {
    begins: ['今朝は', '雨のあと、', '昨日の夜、'],
    happened: ['猫が地図の上で眠っていた', 'パンの匂いがした', '電車が時間どおりに来た'],
    ends: ['。いい日だ。', '。また明日。', '。誰も気づかなかった。'],
    tag: 'ねこ',
    gap: '',
  },
]
