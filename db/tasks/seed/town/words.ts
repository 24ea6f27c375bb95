/* What the people of a town are called and what they talk about. All of it invented; small lists, many combinations. */

/** The two halves of a handle. */
export const manners = words(`
  amber ample apt austere autumn barefoot blithe bold brave breezy brisk bronze candid chalky cheery civil clever
  cloudy copper cosy crisp curious dapper daring dewy drowsy dusky eager early earnest fabled fair fearless fleet
  fond frank frosty gentle gilded glad golden hazel hearty hollow humble idle inky ivory jaunty jolly keen kindly
  late lively lofty lucky lunar mellow merry misty mossy nimble northern olive patient plucky polite quiet rainy
  rosy rustic salty sandy serene silver sleepy snowy solar southern spry steady sunny tidy wistful
`)
export const beings = words(`
  acorn alder anchor anvil apple badger barge barrel basket bell birch bittern bramble brook bucket button candle
  canoe cedar chestnut clover cobble comet compass cricket curlew dormouse dragonfly egret elder ember fern ferry
  fiddle finch gannet garnet gate goose hare harp hazelnut hedgehog heron jackdaw juniper kettle kiln kite
  lantern lapwing lark limpet linnet loom magpie maple marmot mill minnow moth newt oar orchard otter owl paddle
  pebble pigeon plover plum puffin quill raven reed robin rook sparrow spindle sprout squirrel starling stork
  swift teapot thimble thistle thrush tiller toad trout turnip wagon walnut weasel willow wren yarrow
`)

export const givenNames = words(`
  Abel Agda Alma Anouk Arlo Asha Bela Bodil Bram Calla Caspar Dara Delphine Eben Edda Elio Enya Farid Fenna Goran
  Greta Hedda Hugo Imke Ines Jonas Juno Kaito Kirsa Lasse Leda Lucan Maren Milo Mina Nadim Nell Noor Odo Orla Pema
  Petra Quill Rafi Romy Sami Sanne Tamsin Teo Uma Vida Wanda Wim Yara Yori Zelda Zeno Émile Søren Łucja
`)
export const familyNames = words(`
  Amberly Ashdown Barrowby Beckwith Birkett Brindle Caskwell Cloudsley Copperdale Dellwood Drift Eastlake Elmsworth
  Fairholt Fenwater Fjord Garth Gladwell Greenhow Hartwater Hillock Holmby Inglewood Keld Kettleby Larkham Linden
  Lowmoor Marram Meadowsweet Millrace Mossgrave Netherby Oakshade Orrin Pellow Quayle Ravenscar Reedham Rushmere
  Saltmarsh Sedgewick Skerry Stillwater Tarn Thistlewood Underhill Vale Wetherby Whinfell Winterbourne Yarborough
`)

export const openings = phrases(`
  Spent the morning | Spent half the night | Day off, so I am | Nobody told me how soothing it is to be | Still
  Back to | Got up early and began | Never again will I say no to | Three hours of | A whole weekend of
  Somehow I ended up | The doctor recommends | My only plan for today: | Paid in biscuits for | Today I prefer
  Between two showers: | Everyone should try | In my dream I was | Halfway through
`)
export const doings = phrases(`
  mending | painting | carrying | sketching | polishing | counting | sorting | looking for | photographing | borrowing
  wrapping | measuring | tuning | describing | hiding | rescuing | naming | alphabetising | admiring | untangling
`)
export const things = phrases(`
  a paper lantern | the neighbour’s ladder | old railway maps | seven umbrellas | the garden gate | a box of buttons
  the church clock | a very small boat | pumpkins | a borrowed accordion | the last pears | library cards | kites
  a wheelbarrow | two odd gloves | the weather station | a jar of nails | rope | my grandmother’s radio | beehives
  a chess set without a queen | postcards | the tandem | window frames | a stubborn kettle | fossils | a street sign
  wool | snail shells | the kitchen table | bread tins | a telescope | cobblestones | a theatre curtain
`)
export const places = phrases(`
  by the river | behind the mill | on the roof | at the bus stop | in the boathouse | under the railway bridge
  in the library | near the lighthouse | on the night train | in somebody else’s kitchen | between the raspberries
  at the far end of the pier | in the attic | next to the bakery | halfway up the hill | in the rain | before breakfast
  by candlelight | on the market square | with the window open | after dark | in complete silence
`)
export const subjects = phrases(`
  The neighbour’s cat | My bicycle | The ferry | Our choir | The moon | The new baker | An owl | The river | The post
  Somebody’s goat | The wind | My left boot | The evening bus | The quince tree | Grandfather | The whole street
  The swimming pool | A very serious child | The fog | The radio | Our hedge | The piano tuner
`)
export const deeds = phrases(`
  refuses to move | has opinions about the bridge | is late again | smells of cinnamon | sang until midnight
  wants the window seat | forgot my birthday, kindly | has learned a new trick | is on page one of the paper
  asked for directions | won a prize for patience | is out of tune, and proud of it | came back from holiday
  knows more than it says | is wearing a hat | stole the show | waits for nobody | needs a coat of paint
  has moved in with us | looks better upside down
`)
export const afterthoughts = phrases(`
  Recommended. | It rained, of course. | More of this, please. | Nobody saw it. | Ask me again tomorrow. | Worth it.
  The tea went cold. | I regret nothing. | There were witnesses. | Send biscuits. | It was the best part of the week.
  You had to be there. | Photographs never do it justice. | Next time with a map. | And so to bed. | Lesson learned.
  I will say no more. | The dog agrees. | Do you know the feeling? | Who is in? | Twice, in fact. | Ha!
  That makes three. | Any advice? | What a week. | Small victories.
`)
export const replies = phrases(`
  you were right about the ladder. | thank you for the pears! | see you at seven? | that made my day. | same here.
  tell me everything. | I have a spare one, come by. | how is the knee? | not again! | count me in. | beautifully put.
  the kettle is on. | your goat is in our garden. | I owe you a pie. | is it true? | please write that down somewhere.
`)
export const tags = words(`
  repair gardening rivers baking owls maps nightsky smallboats choir lostandfound weather slowtrains bees books
  drawing markets hills swimming wool radio cycling moss kites letters foraging chess
`)
export const signs = words('🐦 🌧️ 🚲 🍞 🌙 🌿 🦉 ☕ 🎈 📚 🛶 🪴 ✨ 🥧 🧵 👩🏽‍🌾')

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

function phrases(text: string): string[] {
  return text
    .trim()
    .split(/\s*[|\n]\s*/)
    .filter((phrase) => phrase !== '')
}
