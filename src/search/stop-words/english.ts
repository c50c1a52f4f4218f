/** Words that carry no meaning in a question in English. */
export const english = `
  a an the this that these those such
  i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
  it its itself they them their theirs themselves one someone somebody something anyone anybody anything everyone everybody everything
  and or but if so then than as because though although whether while of to in into on onto at by for from with about regarding
  up out over among upon via per
  what which who whom whose when where why how whatever
  am is are was were be been being do does did doing done have has had having can could will would shall should may might must ought
  i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll it'd it'll we're we've we'd we'll they're they've they'd they'll
  isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't cannot couldn't won't wouldn't shouldn't mustn't
  dont doesnt didnt isnt cant wont whats im ive
  get gets got getting go goes going give gives make makes made take takes let come
  any some all each every both either neither no not nor only just also too very really quite rather much many more most
  here there now yet still ever again maybe perhaps possible possibly actually even else own same other another
  know tell say said see look find show explain describe define mean means information info ask asking asked wonder wondering
  want wants wanted wish like need needs try think use used using uses
  please thanks thank hello hi hey yes ok okay etc
  thing things way ways kind kinds sort good best
`;
