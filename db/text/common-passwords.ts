/** Words that common passwords are made of, small and without digits: words about the password itself, names,
 *  sport, animals, love, swearing, brands, games, places, seasons, in the languages leaked lists are full of.
 *  Chosen by us; see `passwordProblem` for what is done with them. Server only: the browser needs no copy. */
export const commonWords: ReadonlySet<string> = new Set(
  `
  password passwort passwd passw pass passe passphrase passcode contrasena contraseña senha motdepasse haslo
  wachtwoord parola parol lozinka heslo salasana sifre kennwort losenord lösenord adgangskode
  admin administrator root toor user username guest login logon signin welcome willkommen bienvenue default
  changeme change letmein open opensesame sesame secret secrets secure security system server master test tester
  testing temp temporary demo sample example internet computer computers network windows linux ubuntu android
  iphone apple google facebook twitter instagram tiktok youtube snapchat whatsapp microsoft samsung nokia sony
  yahoo hotmail gmail amazon netflix spotify paypal discord reddit linkedin myspace playstation xbox nintendo
  pokemon pikachu minecraft roblox fortnite starwars startrek matrix batman superman spiderman ironman captain
  naruto dragonball zelda mario luigi sonic hello helloworld world hallo hola bonjour ciao please thankyou thanks
  access account enter key private public service support manager office work company business money cash
  dollar bitcoin crypto bank lottery lucky winner
  dragon monkey tiger lion eagle falcon hawk wolf bear shark dolphin panda puppy kitten kitty doggy horse pony
  chicken turtle rabbit bunny butterfly spider snake phoenix unicorn panther cheetah jaguar leopard cougar
  buster bailey max buddy rocky charlie cooper oscar ginger pepper shadow smokey tigger snoopy garfield winnie
  football futbol fussball soccer baseball basketball hockey tennis golf golfer cricket rugby volleyball softball
  swimming boxing wrestling skate skateboard snowboard surfing cycling running fishing hunting hunter racing
  yankees lakers cowboys steelers eagles packers patriots redsox dodgers raiders broncos chelsea arsenal liverpool
  manchester united barcelona barca realmadrid madrid juventus milan inter bayern dortmund schalke galatasaray
  fenerbahce besiktas benfica porto sporting flamengo corinthians palmeiras boca river celtic rangers everton
  ronaldo messi neymar beckham zidane jordan kobe lebron
  love lover lovers loveme iloveyou iloveu ilove loveyou lovely baby babe babygirl babyboy honey sweet sweetie
  sweetheart darling angel angels princess prince queen king forever always family mother father mommy daddy mama
  papa mom dad sister brother friend friends bestfriend boyfriend girlfriend wife husband happy happiness smile
  sunshine sunny rainbow flower flowers rose roses daisy lily cherry peaches banana orange apple lemon mango
  cookie cookies chocolate candy sugar cheese pizza coffee tequila whiskey beer vodka
  teamo tequiero mahal amor amore amour liebe schatz mivida corazon bebe jetaime jesus jesuschrist christ god
  godisgood blessed blessing heaven faith hope grace trust amen bible church allah muhammad krishna ganesh omsairam
  michael michelle jessica jennifer ashley amanda nicole daniel david andrew joshua matthew anthony thomas robert
  william richard joseph charles christopher christian james john jack jake jason justin jonathan george samuel
  samantha sarah hannah emily emma olivia sophia sofia isabella mia ava lisa laura linda maria marie mary martha
  martin mark marcus peter paul patrick philip steven stephen stephanie elizabeth victoria vanessa veronica
  vincent victor alexander alexandra alex alexis alice andrea angela angelina anna anne annie antonio carlos
  carmen carolina caroline catherine christina christine claudia daniela diana diego eduardo elena eric erik
  fernando francisco frank gabriel gabriela henry hugo isabel ivan jasmine javier jose juan julia julian juliana
  karen kevin kimberly kyle lauren leonardo louis lucas luis manuel marina mario melissa miguel monica nathan
  natalia natalie nicolas oliver pablo pedro rachel rafael rebecca ricardo roberto ryan sandra santiago sebastian
  sergio simon sophie stefan susana taylor teresa tiffany tyler valentina zachary benjamin brandon brian bryan
  cameron chelsea chris courtney danielle dennis dylan edward felix florian hans heather holly jackson jan jeremy
  johan julie kathrin katrin lena leon logan lukas madison mason megan mehmet mustafa ahmed ali mohamed mohammed
  fatima ayse murat niklas nina noah paula pascal rosa sabrina sasha svetlana natasha dmitry sergey andrey alexey
  vladimir tatiana olga oksana irina ekaterina anastasia maxim nikita yulia priya rahul rajesh suresh deepak
  pooja sanjay lakshmi
  summer winter spring autumn fall sommer herbst fruhling frühling verano invierno printemps hiver automne estate
  january february march april may june july august september october november december januar februar oktober
  dezember monday tuesday wednesday thursday friday saturday sunday montag freitag samstag sonntag lunes viernes
  birthday christmas weihnachten halloween easter holiday vacation party
  america american usa canada england london paris france germany deutschland berlin munich hamburg italia italy
  roma spain espana madrid mexico brasil brazil argentina colombia chile peru india mumbai delhi pakistan china
  beijing shanghai japan tokyo korea seoul russia moscow moskva ukraine kiev poland polska warszawa turkey
  turkiye istanbul ankara africa nigeria kenya egypt australia sydney texas dallas houston austin boston chicago
  newyork brooklyn california losangeles hollywood florida miami vegas denver phoenix detroit
  ferrari porsche mercedes bmw audi toyota honda nissan mustang corvette camaro harley yamaha suzuki kawasaki
  ducati lamborghini chevy chevrolet ford dodge jeep subaru hyundai volvo volkswagen
  metallica nirvana slipknot eminem rockstar rockyou rock music guitar piano drummer dancer dance singer beatles
  elvis madonna beyonce rihanna shakira blink acdc ironmaiden rammstein pinkfloyd greenday linkinpark bts
  killer ninja warrior soldier army navy marine sniper gunner ranger commando assassin samurai viking pirate
  wizard merlin gandalf magic mystic demon devil satan lucifer hell death dead zombie vampire ghost dark
  darkness knight trinity neo morpheus genius legend hero champion player gamer game games gaming play
  monster beast badboy badgirl bad boss bigboy gangster thug playboy player pimp stud sexy sex hot hottie
  fuck fucker fuckyou fuckoff fuckme shit bitch bullshit asshole ass dick pussy cock cunt porn whatever nothing
  nobody noone none something anything everything idiot stupid dumb loser crazy insane fun funny cool awesome
  amazing beautiful pretty cute handsome perfect super great good best number one two three four five first
  time life live living free freedom liberty power powerful energy fire water earth wind thunder lightning storm
  star stars moon sun sky ocean sea river mountain forest nature diamond gold golden silver crystal pearl ruby
  black white red blue green yellow purple pink orange grey gray brown color rainbow
  big small little old new young man men woman women boy boys girl girls people person house home school college
  university student teacher doctor nurse police lawyer engineer pilot driver
  the and you are for not but with this that from your have mine its let into out over under again never ever
  abc abcd abcde qwe qwer qwert qwerty asd asdf asdfg zxc zxcv zxcvb zaq qaz wsx edc azerty qwertz yxcv
  trustno correct battery staple horse blahblah blah lol lmao omg wtf haha hehe asdasd dude bro homie mate
  micro blog microblog pipit post posts tweet social
  йцукен пароль привет любовь люблю наташа солнышко марина максим
  `
    .trim()
    .split(/\s+/)
    .map((word) => word.normalize('NFC')),
)

/** Rows, columns and zigzags of keyboards (QWERTY, QWERTZ, AZERTY, the Russian one), the alphabet and the ten
 *  digits. A stretch of one, in either direction, is one thing to remember and one thing to guess. */
export const walks: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'qwertzuiopü',
  'asdfghjklöä',
  'yxcvbnm,.-',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  '!@#$%^&*()_+',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qawsedrftgyhujikolp',
  '1a2b3c4d5e6f7g8h9i0j',
  'a1b2c3d4e5f6g7h8i9j0',
  'a1s2d3f4g5h6j7k8l9',
  '1a2s3d4f5g6h7j8k9l',
  '1z2x3c4v5b6n7m',
  'aabbccddeeffgghhii',
  '00112233445566778899',
  '147258369',
  '159357',
  '741852963',
  '13579',
  '24680',
  '112358132134',
  '31415926535897932384',
]
