/*
 * A month in Quillbeck, a small town that does not exist, the oldest post first; all of it written for Pipit.
 * The days are counted back from whenever it is told, so nothing here names a date.
 */

export type Said = { by: string; body: string }

const play = `
ada: Hello, Quillbeck. The kettle is on, the door is open, and this place runs on the old laptop under my stairs. 🐦
ada: House rules, such as they are: be kind, water the plant if it looks thirsty, and tell me when something breaks. It will. I mend things.
ben: Is this thing on? The oven certainly is. First loaves out at five, last ones gone by nine.
ada: @ben Welcome! You are the second person here, which on our branch line counts as a crowd.
cy: Signal box, early turn. Fog so thick that I heard the first train before I believed in it.
dot: The library has joined the modern age. I remain where I was, behind the desk, with a stamp.
dot: New on the shelf by the window:

· a history of lighthouses
· poems about moss
· a very thorough book on gates
eda: Writing from the end of the line, where the rails stop and the sea takes over. Hello from the harbour. 🌊
finn: Erste Amtshandlung hier: Tomaten gesät, Etiketten vergessen. Das wird spannend. #Garten
gia: Cloud of the day: one single, smug cumulus over the school, parked as if it had paid for the spot. #clouds
ben: The sourdough starter has a name now. It is Gerald. Gerald had a big night.
hana: はじめまして。川のそばの小さな工房で、うつわを作っています。今日は土をこねる日。 #陶芸
hana: Hello in English too! I make bowls in a small studio by the river. Today I wedged clay, which is like kneading bread that nobody will ever eat. Hi, @ben.
ben: @hana Some of my early loaves would like a word about that.
idris: Inspected the footbridge. Verdict: sound, elderly, fond of company. Two wagtails nest in the east pier, and my hard hat did not impress them.
kiran: Put the spice jars into alphabetical order. Cooked dinner. Put them back into the order of how often I reach for them. Cumin wins.
lev: The piano is tuned at last. I had grown so used to the flat F sharp that every nocturne now sounds like somebody else’s.
noa: Wrote a little program that reminds me of birthdays. On its first run it congratulated everybody I know. Some of them wrote back, delighted.
odile: Bonjour à tous ! Je relie des livres dans l’ancienne forge. Ça sent la colle, le cuir et le café.
odile: For the neighbours: I bind books in the old smithy, and it smells of glue, leather and coffee. In that order.

ada: Repair café in the church hall: come with a toaster, leave with a toaster and three new acquaintances.
cy: Lost property this week: one umbrella, one left glove, one cello. Somebody is having a quieter life than they had planned.
dot: A book came back today that was due in 1987. The note inside: “It was very good. Sorry.” Fine waived.
finn: The robin has decided that my spade is his. I may use it between eleven and twelve.
gia: Explained to year 9 why the sky is blue. A voice from the back: “Then why is it white?” Looked out of the window. Fair.
eda: 9.8 °C. In for four minutes, out for forty, talking about it for four hundred. #seaswimming
ben: Cinnamon buns today. If you can smell them from the platform, you are not imagining it, and yes, the 7:14 does wait. Ask @cy.
cy: @ben The 7:14 does not wait for buns. It pauses, thoughtfully, near them.
kiran: चाय बन गई, बारिश भी आ गई। अब बस पकौड़ों की कमी है। #चाय #बारिश
kiran: (The tea is ready and so is the rain. Only the pakoras are missing. Ten minutes, @lev.)
lev: @kiran Already at your door.
noa: Refactored for three hours. The program does exactly what it did before, but now I can look it in the eye.
idris: صباح الخير من الجسر القديم. النهر هادئ اليوم، والطيور أعلى صوتًا من السيارات. #طيور
hana: The kiln is loaded: forty bowls, eleven cups, one very small owl. Now comes the part where I do nothing, nervously.
ada: Mended today: two lamps, a music box, one friendship (the dishwasher was only blocked).
odile: Une cliente m’apporte le carnet de recettes de sa grand-mère. Trois pages sont collées ensemble par du caramel. Je n’ose pas les ouvrir. Je n’ose pas ne pas les ouvrir.
gia: The rain radar says dry. The window says otherwise. I teach physics, so I went outside and took a measurement. It is raining. ☔
dot: Children’s hour was about owls. We learnt that an owl cannot move its eyes, and then nineteen children spent half an hour trying to be owls.
finn: Compost heap: 58 °C. That is warmer than my kitchen. I am considering the obvious.
eda: Bugün rüzgâr poyrazdan esiyor, deniz biraz asık suratlı ama martılar çok memnun. #martı

ben: Gerald update: he escaped from the jar. Found him on the shelf below, thriving.
lev: Сыграл сегодня на школьном пианино. Две клавиши молчат, зато остальные говорят за троих.
noa: Rubber duck debugging, except that the duck is a real one, on the canal, and it left halfway through my explanation. Found the bug anyway. 🦆
cy: The swifts are back under the station roof. Same beam, same argument about who gets the corner. #swifts #birds
ada: @cy I heard them from the workshop! Screaming past like tiny trains that are actually on time.
cy: @ada I will let that one pass on green.
gia: Swift arithmetic: a young swift may fly for two or three years before it ever lands. I get tired carrying the register upstairs.
dot: If you are looking for something about swifts: natural history, third shelf. I have moved the good one to eye level.
hana: 窯出し。三つ割れたけれど、青い釉薬がとてもきれいに出た。うれしい。 #陶芸
hana: Opened the kiln. Three cracked, thirty-seven sang. Fresh from the fire they ping as they cool, like a shelf of tiny bells.
idris: Loose bolt on the footbridge: found. Who loosened it: a wagtail, for reasons of its own.
kiran: Tonight’s experiment: dal with smoked garlic from the market. Tonight’s result: no photograph, the pan is empty.
finn: The seedlings without labels, week two. Suspects: tomato, tomato, possibly basil, definitely not what I thought.
ben: A man came in and asked for “a bread”. I said, which one? He said, “Surprise me, I’ve had a day.” Gave him the walnut loaf. That is the whole job, really.
odile: J’ai ouvert les pages au caramel : vapeur, patience, un couteau de buis. Dessous, la recette du caramel.
odile: For those who asked: I steamed the caramel pages apart. Underneath was the recipe for the caramel. It says “do not get this on the book”.
eda: A seal in the harbour, asleep on the slipway, in everyone’s way, entirely unbothered. I have a new role model.
noa: The code review comment I am proudest of: “I had to read this three times, and it was worth it each time.”
lev: Teaching scales to a nine-year-old. She asked me whom the scales are for. I am still thinking.
ada: The server under the stairs has been up for a week. So has the spider beside it. I think of them as a team.

gia: Mare’s tails at noon, a ring around the sun at two. I’d bring the washing in before supper. #clouds #weather
finn: @gia Washing brought in. Seedlings too. It is now dry out of spite.
gia: @finn Give it an hour.
finn: @gia I apologise to you and to physics.
cy: Leaves on the line are a myth at this time of year. Sheep on the line, however. Eleven minutes late; all parties remained polite.
dot: Somebody has been returning books with pressed flowers in them, one for each chapter. I am not going to ask. I am only going to hope that it goes on.
kiran: How do you know that the oil is hot enough? My grandmother listened to it. I own a thermometer, and I still ring her.
idris: Some people like mountains. I like a well-placed drain. After last night’s rain every gully on the bridge ran clear, and I stood there in my raincoat, beaming like a fool.
ben: Ran out of poppy seeds at four in the morning. There is no lonelier feeling in all of baking.
hana: @ben I have a jar! It has been holding down my glaze notes. Coming over.
ben: @hana Today’s poppy seed rolls are called Hana and cost a smile.
noa: Today I learned why my tests are slow: one of them waits for a whole minute, “to be sure”. I wrote it. I must have been very unsure.
eda: Low tide walk: three hermit crabs, one flip-flop, one letter in a bottle. It says: “Hello, please write back, I am seven.” There is an address. I am buying a stamp.
lev: Chess by post with Dot, move eleven. She has written “sorry” on the card. I am afraid to look at the board. ♟️
dot: @lev It was a good bishop. It lived well.
ada: I have written down how to set up a place like this for your own street, as short as I could make it: https://example.org/quillbeck/start

If a step is unclear, that is my bug and not yours.
odile: Petit bonheur du jour : une chute de cuir rouge, juste assez grande pour un marque-page.
finn: Heute nur gegossen, geguckt und mich gefreut. Alles wächst, auch das, was nicht soll. #Garten #Geduld
cy: From the box I can see one river, two counties and every dog in town. Best office I have ever had.
gia: A homework excuse that is new to me: “The wind took it, miss, and you said that wind is only air being fair.” Full marks.

kiran: Supper club at mine: one long table, twelve chairs, and whatever @finn has too much of. So, radishes.
finn: @kiran It is not too much. It is a generous surplus.
eda: Wrote back to the bottle. Told them all about the seal. 🍾
noa: הבאתי עוגה למשרד. נשארו פירורים, מחמאות ובאג אחד פתור. #עוגה
noa: (I brought a cake to the office. What is left: crumbs, compliments and one bug fixed.)
ada: A clock that has not run in fifty years began to tick at the repair café today, and the whole hall went quiet to listen.
ben: Thought of the small hours: the street belongs to me, the cat and the milk float. The cat thinks otherwise.
dot: Story time had to be stopped because the story was too exciting. We went outside, ran around the church twice, and then found out who did it.
idris: Bridge fact: in the morning people keep to the left and in the evening to the right. Nobody ever decided this. I have counted.
hana: 今日の発見：失敗した茶碗は、めだかの家になる。
hana: Found out today: a bowl that fails as a bowl can succeed as a house for small fish.
lev: Bach at eight, scales at nine, the window open all the while. The blackbird next door now sings the first bar of the prelude and lingers on my wrong note.
cy: Somebody leaves a crossword half done in the second coach every day, and somebody else finishes it on the way back. They have never met. I am invested.
gia: Λίγα σύννεφα, πολύς άνεμος, τρεις χαρταετοί στον λόφο. Τέλεια μέρα. #χαρταετός
kiran: The radishes were loved. All forty-one. Let the record show that I doubted, @finn, and was wrong.
odile: My first customer today was a boy with a comic torn in half by a brother. We stitched it together. He paid with a drawing of a dragon, reading. It hangs above the press now.
ada: Small tools I would rescue from a fire: the good tweezers, the bad screwdriver, the tin of screws that fit nothing yet.
eda: Harbour radio, just now: “Is anyone missing a rowing boat? It is blue, and it is leaving without you.”
noa: My cat is called Semicolon. She turns up at the end of every line, and things go wrong when I forget her.
ben: @noa Bring Semicolon to the bakery. The mice here use no punctuation at all.

finn: Slug patrol, headlamp, bucket. Met my neighbour doing the same on the other side of the hedge. We nodded like spies.
dot: The most beautiful question at the desk today: “Do you have a book like the sea, but shorter?”
lev: @dot What did you give them?
dot: @lev Poems. And when they came back, longer poems.
cy: A steam special came through today, four coaches and a whistle you could lean on. Grown men waved. I was one of them. 🚂
gia: Sun dog! Left of the sun, bright as a spilled soap bubble. Half the class saw it; the other half saw half the class pointing. #weather
idris: قستُ الجسر مرتين ثم شربتُ الشاي. القياس الثالث كان للمتعة فقط.
kiran: Three rules for rice: rinse it, rest it, leave it alone. I have never managed the third.
hana: A woman brought back a mug after ten years, to show me how the handle has worn where her thumb goes. I did not know that a pot could make me cry.
ada: Power cut in the whole lower town. Candles at the bakery, board games at the library, and this place runs on a bicycle battery for another hour. Take your time, electricity. 🕯️
ben: Candlelight confirms it: everyone looks better next to bread.
dot: We are eleven people, two torches and one very loud game of snap. The shelf with the party games is empty for the first time since I came here.
noa: No power, so I debugged on paper. Found it in ten minutes. I shall tell no one.
eda: We still have light out here! From the pier your valley is a soft dark patch with stars above it. Look up while it lasts. ✨
gia: @eda Looking. That is the whole Milky Way over the gasworks. Worth every melted ice cream.
kiran: Everything in my freezer has become soup. You are all invited. Bring a spoon and low expectations.
lev: Played for an hour in the dark. It turns out that my hands know the way and my head was only ever standing in it.
ada: The power is back. The server missed nothing, and neither did the spider.
finn: Side effect of the power cut: I have met my entire street. We have plans now. There is a list.
odile: La soupe de @kiran à la bougie : petits pois, mangue, quelque chose de vert. Indescriptible et parfaite.

cy: The crossword strangers, continued: today, at 14 across, somebody wrote COFFEE, with a question mark in the margin. It fits.
dot: @cy I need to know how this goes on. Professionally.
cy: @dot 22 down, in the other handwriting: YES.
ben: I have put two buns aside at the station kiosk, with a sign: “For whoever does the crossword.” @cy, report.
noa: Deleted four hundred lines today. Best thing I have written all week.
hana: 雨の音を聞きながら、湯のみを十二個。 #陶芸 #雨
idris: The railings are to be “heritage green”, says the letter. There are seven heritage greens. I have lined up the tins on the bridge for a vote; come by with an opinion.
ada: @idris The third from the left. It looks like the inside of a wood.
finn: @idris I would like to enter a dock leaf as the eighth.
gia: The vote of class 7b on the railings: nine for tin three, four for tin six, one for gold.
kiran: माँ का फ़ोन आया: “खाना खाया?” दुनिया की सबसे छोटी कविता।
kiran: (My mother rang: “Have you eaten?” The shortest poem in the world.)
lev: Утро: форточка открыта, дрозд поёт лучше меня и совсем не репетирует. #птицы
eda: The bottle has answered! She is called Ida, and she wants to know what the seal eats and whether I am a pirate. Writing back at once: fish, and partly.
odile: Gilding day. The rules of the workshop are no draughts, no sneezing, no jokes. @ada came in and told a joke. There is gold on the ceiling now.
ada: @odile It was a good joke, and it is a better ceiling.
ben: The rye, because you keep asking:

500 g rye flour
400 g water
150 g Gerald
10 g salt

Mix, wait longer than you want to, bake hot. The long version: https://example.com/rye #bread
dot: Overheard between the shelves: “You don’t have to finish it. You can just visit.” I am going to put that on the door.
cy: Held up today by a swan. It had a valid reason: it was a swan.
noa: Made a tide clock for @eda: a page that says only “in”, “out” or “nearly”. https://tide.example.net

eda: @noa It says “nearly”, and it is nearly! Witchcraft. Thank you.
finn: Der Star auf dem Dach kann jetzt den Klingelton meiner Nachbarin. Sie geht jedes Mal ran. #Vögel
gia: Measured the church tower with a protractor, a straw and thirty teenagers. Results between 19 and 340 metres. The median was off by one. I love the median.
idris: Tin three it is. The railings will be ready for the river fair. Please stop testing the paint with your fingers; I now have your fingerprints, in heritage green.
hana: Made the prizes for the river fair: seven cups, each with a different bird at the bottom, whom you only meet when the tea is finished.
kiran: River fair menu, first draft: things on sticks, things in bread, one enormous pot. Second draft: two enormous pots.
lev: Band rehearsal for the fair. We have four accordions. Nobody planned it; this is just what happens when you put up a notice. 🪗
ada: At the fair I shall have a table with tools on it, a sign that says “Ask”, and a chair. Bring what rattles.
dot: The library is bringing the book cart, the good umbrella and a tent for reading aloud. Bring your own cushion and your own voice.
ben: Baking a loaf in the shape of the bridge. Idris has asked for structural drawings.
idris: @ben I have seen the crumb. I approve the arches, subject to butter.
odile: J’ai terminé le livre de recettes : dos en cuir, caramel conservé, et une page blanche à la fin, pour la suite. #reliure
cy: Extra trains for the fair: 10:05, 11:05, and one at 17:40 for everybody who says that they will leave at five.
gia: Forecast for the fair, with the confidence of a woman who owns three barometers: dry until four, then dramatic. #weather
finn: Picked the first peas. None of them made it as far as the kitchen. #allotment
noa: Every garden post here makes me want to water my keyboard.
eda: Cold, bright, flat calm. Swam out to the yellow buoy and shook hands with it. #seaswimming
hana: 茶碗の底に、小さなつばめを描いた。飲み終わった人だけが会える。 #つばめ
lev: Practised the same four bars for an hour. At the end the cat applauded, or fell off the sofa.
kiran: Bought one aubergine, was given four. The market is a conspiracy of kindness.

ada: Today I not only made a backup, I also restored it. Everything came back, even the post in which I had misspelt “kettle”.
dot: Stocktaking: 11,204 books, three globes, one stuffed owl of uncertain ownership. The owl is not for loan, though people ask.
remy: The bees have found the lime trees by the church. Please do not tell the whole town; they like it quiet there, and so do I.
ben: The children’s baking morning brought forth thirty rolls, of which twenty-six are hedgehogs, three are snails and one is “a train, obviously”. @cy, it is for you.
cy: @ben It stands on my desk. It is the only rolling stock here without a fault.
gia: Ο ουρανός σήμερα: γκρι, γκρι, γκρι, και ξαφνικά ένα παράθυρο φως. #ουρανός
idris: The young wagtails left the nest today. I held up a cement mixer, two vans and the post. Nobody complained; the postman took off his cap.
finn: A hedgehog has moved in under the bean poles. I have informed the slugs. 🦔
odile: Somebody asked me for the difference between glue and paste. We talked until closing time. I have found my person, or at least a very patient one.
noa: Pair programming with my niece (8). She reads every line out loud in a dragon’s voice. We have found two bugs and lost all seriousness.
eda: Sisli bir sabah, sıcak çay, uzakta bir vapur düdüğü. Başka bir şey istemem. #sabah
hana: A class of beginners. Everyone’s first bowl wants to be a plate, and everyone’s first plate wants to be a bowl. I love things at that age.
ada: A stranger wrote that they have started a place like this for their own village: two hundred people, one shop, many goats. I was so happy that I oiled all the hinges.
lev: Dot takes my queen by postcard. On the front: a kitten. The cruelty.
kiran: If you put in a pinch of salt, you have cooked. If you put in a pinch of salt and then worry, you are a cook.
dot: A school class asked whether I have read all the books in here. Not yet, I said. You should have seen the hope on their faces.
cy: Night shift. The lamp, the kettle, an owl on the water tower. The last train went by like a row of lit kitchens. 🌙
ben: @cy I waved at it from my bedroom, on the way to not sleeping.
gia: The river has risen by four centimetres, says the stick I put there. The ducks have moved up by one step. We use different instruments and agree.
finn: The mystery seedlings, solved: sunflowers. All of them. Sixty. I must have swapped a jar. Free sunflowers at my gate, for everybody. 🌻
ada: Took three sunflowers. One is for the spider.

odile: J’en prends cinq ! La forge donne plein sud, elles auront de la compagnie. #tournesols
idris: أخذتُ أربع شتلات من عبّاد الشمس. الجسر يستحق الزينة. #زهور
noa: Sunflower on the windowsill, day one. Semicolon has opened an issue about it.
hana: Flower pots, free for anyone who took a sunflower and has nowhere to put it. They are slightly crooked, like all good neighbours.
eda: Are there any sunflowers left for the lighthouse? It would be the first thing out here that turns towards the sun and not away from the wind.
finn: @eda Six are on the 11:05, in a crate, in the care of @cy.
cy: Crate aboard, upright, watered. Platform staff have been told to treat them as passengers.
kiran: Sixty sunflowers gone in one afternoon. You can’t tell me that a town isn’t a kind of garden.
milo: Spoons! Nearly silver! Three for the price of four, today only, as every day!
dot: Today’s display: everything we have in yellow.
remy: Sixty sunflowers, say the bees, is the best news since the lime trees.
lev: Посадил подсолнух на подоконнике. Назвал его Сергеем: высокий, серьёзный, всё время смотрит в окно.
ben: Sunflower seed loaf from tomorrow. Out of solidarity. #bread
gia: Physics of sunflowers: the young ones follow the sun, the old ones face east and wait for it. Year 9 found this very moving. So did I.
ada: Updated the server over lunch. Downtime: one sandwich.
milo: Last chance for spoons! Whoever blocks me misses the forks!
noa: @ada Which sandwich? Asking for the status page.
ada: @noa Cheese and chutney. All systems operational.
hana: 夕方の川。かわせみが一度だけ、青く光った。 #かわせみ #鳥
hana: (The river at evening. A kingfisher, just once, a flash of blue.) #birds
eda: Ida from the bottle is coming on the train with her grandfather, to see the seal. I have never tidied a pier before.
cy: @eda I’ll let them ring the bell.
finn: Regenwasser: 212 Liter in einer Nacht. Die Tonne ist voll, und ich bin sehr zufrieden mit uns beiden. #Garten

kiran: Pickled the last of the radishes. Opened the jar an hour too early, as tradition demands.
dot: The owner of the stuffed owl has been found. It is the museum, they would like it back, and I am not coping.
odile: @dot I’ll make it a little travelling case. Lined with velvet.
ben: Gerald is five today. I gave him flour.
lev: The blackbird has corrected my wrong note. Now he plays it better than I do, and I am the one who practises.
gia: From lightning to thunder: eleven seconds, so not quite four kilometres. Come down off the hill, you two with the kite. I can see you. It is my kite.
noa: The best error message I have seen, on a ticket machine: “Something is not quite right, but it isn’t you.” I would like that embroidered.
ada: @noa I’m having that one for ours.
idris: The school orchestra walked over the bridge for its load test, first in step, then not. It passed. The bridge hums in B flat, and the trombones are very proud.
lev: @idris Then we shall open in B flat. One should always play to the hall.
eda: The log of the lifeboat station for yesterday, in full: “Nothing happened. Tea was good.”
hana: Glaze test number 31, somewhere between “moss” and “storm”. I think this is the one.
cy: The crossword strangers, final report: seen on platform 2, sharing one pencil.
dot: @cy I’m not crying. It’s the dust in the archive.
ben: @cy Two buns, on the house, for ever.
finn: My neighbour from the slug patrol brought rhubarb. I brought lettuce. We are practically a trade bloc.
odile: Le plus beau bruit du monde : un livre neuf qu’on ouvre pour la première fois et qui craque un peu, comme un feu. #reliure
kiran: Somebody at the market has begun to sort the tomatoes by mood. 🍅
noa: Shipped! It does one thing, it does it quickly, and the button says what happens when you press it. Off to feed the ducks.
gia: A ten-year-old at the window: “Is fog a cloud that got tired?” I am retiring. She can have the department.

ada: The hall’s old radio works again. The first thing it said after thirty years of silence was the shipping forecast. We all stood up.
eda: @ada Of course you did. It’s the anthem.
idris: نسمة خفيفة، ولون أخضر واحد من سبعة، وكوب شاي على الدرابزين الجديد. #الجسر
kiran: आज बाज़ार में आम आ गए! पूरा मोहल्ला ख़ुश है। 🥭 #आम
kiran: (Mangoes at the market! The whole street is in a good mood. Come by before they are gone, because I am not to be trusted.)
hana: @kiran I have a bowl of exactly that size.
dot: Reading aloud by the river: today the chapter with the storm. Bring a jumper and someone to hold on to. The programme is at https://library.example.org/aloud
finn: Hat jemand meine grüne Gießkanne gesehen? Sie ist alt, verbeult und gehört zur Familie.
ada: @finn She is here, in the queue between a kettle and a tuba. She’ll have a new handle by tonight.
lev: Играл гаммы при открытом окне. Прохожий остановился, дослушал до конца и сказал: «Смело».
gia: No moon, no wind, not a cloud: I’m putting the school telescope up on the hill tonight. Bring a blanket and a question. Saturn has been told to dress up. 🔭 #stars
cy: The late train will stop below the hill. It isn’t in the timetable. It will just need a moment right there.
noa: שמיים נקיים הערב! ניפגש על הגבעה. #כוכבים
odile: Je monte avec une thermos et des madeleines. Qui apporte les étoiles ? #étoiles
ben: Bringing what is left of the bridge. The second arch still stands.
eda: I’ll be watching from the pier. Same sky. If you wave, I’ll flash the lamp twice.
hana: 丘の上で星を見る会。手ぶらでどうぞ、毛布はたくさんあります。 #星
kiran: Two flasks of chai are packed, one of them with too much ginger. You’ll know which by the coughing.
idris: Counted the lanterns crossing the bridge: thirty-four, and one very determined toddler with a jam jar of fairy lights. 🏮
dot: Overheard on the hill: “They’re so far away.” “They came all this way, though.”
lev: Nobody speaks up here. It is the best rehearsal I have ever been to.
eda: Flashed twice. And from the hill, tiny, forty torches answered. I don’t think I have ever been waved at by a town before.
gia: Ήσυχη νύχτα, καθαρός ουρανός, όλη η πόλη στον λόφο. Δεν ζητάω τίποτ’ άλλο. #αστέρια
finn: My watering can came home with a brass handle and a tiny snail engraved on it. @ada, I have no words. I have courgettes.
noa: Asked the telescope queue what they’d wish for. One said rain, for the beans. One said no rain, for the tents. Saturn looked professionally neutral. 🪐
idris: What shall the orchestra play when the bridge is opened? It will be in B flat, whatever you say.
cy: Line clear, lamps lit, everyone home. Good night, Quillbeck.
ben: And good morning from me. Gerald is up, the first tray goes in now, and the swifts won’t be far behind. 🥖
ada: Left on the hill: two scarves, fourteen torches, one trombone. They’re all on the table in the workshop, next to the teapot. The door is open. #quillbeck
`

/** Who said what, the oldest first. A line that begins with a handle begins a post. */
export const said: Said[] = play
  .trim()
  .split(/\n+(?=\w+: )/)
  .map((post) => {
    const colon = post.indexOf(': ')
    return { by: post.slice(0, colon), body: post.slice(colon + 2) }
  })
