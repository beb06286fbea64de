/**
 * Turns of phrase that no topic names, in the languages we speak. They only steer which true answer is given: a miss
 * costs a less fitting answer, never a wrong one.
 */
const cue = (pattern: string): RegExp => new RegExp(pattern, 'iu');

const presuming = cue(
  "\\b(?:right|correct|isn['’]?t it|still)\\s*\\?|\\b(?:i (?:heard|saw|read|thought)|you said|it says|listed (?:at|for|as)|supposed to be|is it|it['’]?s|costs?|priced at)\\b" +
    "|¿?verdad|n[’']est-ce pas|oder\\?|certo\\?|giusto\\?|верно|правда|أليس كذلك|对吗|是吗",
);

const agreeing = cue(
  "^\\W*(?:looks? (?:good|great|right|fine|perfect|correct)|all good|perfect|that['’]?s (?:right|correct|it|fine|perfect|good)|correct|confirm(?:ed)?|send it|submit|great|good to go|lgtm|go ahead)\\b" +
    "|^\\W*(?:confirmo|perfecto|está bien|parfait|c[’']est bon|passt|stimmt|perfeito|está bom|perfetto|va bene|всё верно|подтверждаю|ممتاز|تمام|صحيح|没问题|可以|确认)",
);

/** Takes a price for granted ("it's $50, right?"). */
export const presumes = (text: string): boolean => presuming.test(text);
const yes = cue(
  "^\\W*(?:yes|yep|yup|yeah|sure|ok(?:ay)?|fine|sí|oui|ja|sim|sì|да|نعم|是的?|好)(?:\\W+[\\p{L}'’]+){0,5}\\W*$",
);
const reserve = cue('\\b(?:but|except|change|however|only|instead|actually|pero|mais|aber|mas|ma)\\b|но |لكن|但是');

/** Says that something shown is right. */
export const agrees = (text: string): boolean => (agreeing.test(text) || yes.test(text)) && !reserve.test(text);
const wellbeing = cue(
  "how (?:are|r) (?:you|u|ya)|how['’]?s it going|how do you do|cómo estás|qué tal|comment (?:ça va|allez-vous)|wie geht|tudo bem|come stai|как дела|كيف حالك|你好吗",
);
const interrogative = cue(
  "^\\W*(?:(?:and|but|so|ok(?:ay)?|also|hey|hi|wait|by the way|btw)\\W+)*(?:how|what|when|where|who|which|why|can|could|do|does|did|is|are|am i|will|would|may|must|should|shall|have you|any chance|tell me|(?:what|how|who|where|when)['’]?s)\\b|^\\W*(?:(?:y|e|et|und)\\s+)?(?:" +
    'cuánto|cuánta|qué|cómo|cuándo|puede|tiene|combien|comment|quand|est-ce|pouvez|avez|wie|was|wann|wer|können|kann|haben|gibt|quanto|como|quando|pode|come|quali|può|сколько|как|когда|можете|كم|هل|متى|كيف|多少|什么|怎么|可以|能)',
);

/** 吗, "contains or not contains", and how many, wherever they stand. */
const hanQuestion = /[吗呢]\s*[。.]?$|(\p{Script=Han})不\1|有没有|能否|是否|几(?:个|张|次|页|天)|多少/u;

const person = cue(
  '\\b(?:(?:talk|speak|chat|connect(?: me)?|transfer(?: me)?|put me through|get (?:me )?(?:in touch|through)) (?:directly )?(?:to|with) (?:(?:an?|the|some|your|actual|real|live) )*(?:human|person|people|agent|someone|somebody|anyone|representative|designer|freelancer|owner|boss|manager|seller)|(?:real|live|actual) (?:person|human|agent) (?:please|now)|(?:human|agent|operator|representative) please|stop the bot)\\b',
);
const whetherAi = cue(
  "\\b(?:(?:are|r) (?:you|u|we|this)|am i (?:talking|speaking|chatting) (?:to|with)|is (?:this|that|it|there)|talking to|(?:you|u)['’]?re)\\b[^.?!]{0,24}?\\b(?:real|human|person|bots?|robot|ai|a\\.i\\.|machine|automated|chat ?gpt|computer)\\b[^.?!]{0,24}[.?!]*\\s*$|^\\W*(?:bot|robot|human|ai|chatgpt)\\s*\\?+\\s*$|\\b(?:who|what) (?:are|r) (?:you|u)\\b[^.?!]{0,8}[.?!]*\\s*$|\\bwho (?:is this|am i (?:talking|speaking|chatting))\\b" +
    '|quién eres|qué eres|qui (?:es-tu|êtes-vous)|wer (?:bist du|sind sie)|quem é você|quem és|chi sei|кто (?:ты|вы)|من أنت|你是谁|(?:eres|es usted) (?:un |una )?(?:robot|bot|persona|human)|(?:êtes|es)[- ](?:vous|tu) (?:un |une )?(?:robot|bot|humain|personne)|(?:sind sie|bist du) (?:ein |eine )?(?:roboter|bot|mensch|ki|echte)|(?:você é|és) (?:um |uma )?(?:robô|bot|pessoa|human)|(?:sei|è) (?:un |una )?(?:robot|bot|persona|uman)|(?:ты|вы) (?:бот|робот|человек)|هل أنت (?:روبوت|بوت|إنسان|شخص)|你是(?:机器人|真人|人工|AI)',
);
const told = cue(
  '\\bwhat (?:have|did|do) (?:i|you|we) (?:already )?(?:tell|told|tel|said|say|give|given|have|know|got|noted|write|written|collect\\w*)\\b[^?]{0,24}\\b(?:so far|already|until now|till now|about (?:me|my (?:project|order|brief)))|\\bwhat (?:have i told|did i (?:tell|say))\\b|\\b(?:show|see|repeat|summar\\w+|recap)(?: me)? (?:the|my|our|what)[^.?!]{0,24}\\b(?:brief|told|said|so far|summary)\\b|^\\W*(?:recap|summary|my brief)\\W*$' +
    "|qué te he dicho|qu[’']est-ce que je (?:vous|t)[’' ]?ai dit|was habe ich (?:bisher|schon)|o que (?:eu )?(?:já )?(?:te |lhe )?disse|cosa ti ho detto|что я (?:уже )?(?:сказал|говорил)|ماذا قلت لك|我(?:刚才|之前|已经)?说了什么",
);
const whyAsked = cue(
  '^\\W*(?:(?:but|and|wait|hm+|um+|ok(?:ay)?|sorry)\\W+)*(?:why|what for|how come|what do you need (?:that|this|it) for|is (?:that|this|it) (?:really )?necessary|do (?:you|u) (?:really )?need (?:that|this|it|to know)|do i (?:really )?(?:need|have) to (?:say|answer|tell|give|share))\\b|^\\W*(?:por qué|para qué|pourquoi|warum|wozu|wieso|por que|para quê|perché|почему|зачем|لماذا|为什么)',
);
const complaining = cue(
  "\\b(?:unhappy|disappoint\\w*|terrible|awful|horrible|worst|unacceptable|ridiculous|useless|rip ?off|scam\\w*|angry|annoy\\w*|frustrat\\w*|complain\\w*|ignor\\w+|never (?:answer|repl|arriv|deliver|got|receiv)\\w*|still (?:waiting|no|have ?n['’]?t|not)|where is my (?:order|delivery|logo|file)|late|wrong|broken|mess(?:ed)?|fed up|waste)\\b",
);
const whoWorks = cue(
  '^\\W*(?:does|do|will|would|is|are|did)\\b.*\\b(?:human|person|people|someone)\\b.*\\b(?:draw|make|made|design|write|paint|edit|translate|create|check|read|do(?:ing)? (?:it|this|the))\\w*',
);

const filler =
  /^\W*(?:(?:wait|hm+|um+|uh+|oh|ah|ok(?:ay)?|so|well|actually|hey|hi|hello|one (?:sec|second|moment)|sorry|(?:one |a )?(?:quick |last |more )*question|btw|by the way|also|and|but|i was (?:just )?wondering|just wondering|(?:if )?you (?:could|can|would) tell me|(?:can|could) you tell me|tell me|please|i have (?:a|one|some) (?:quick )?questions?)\W*)+$/i;
const custom = cue(
  '\\b(?:custom|bespoke|tailor(?:ed|-made)?|personali[sz]ed|special|individual)\\s+(?:quote|offer|price|package|order|deal|quotation|estimate)\\b',
);
const fromTheStart = cue('\\b(?:start (?:over|again)|restart|begin again)\\b');
const allSaid = cue("^\\W*(?:and )?(?:that['’]?s|thats|that is) (?:all|it|everything)\\b");
const noIdea = cue(
  "^\\W*(?:(?:i have |i['’]ve )?(?:no|not a) (?:idea|clue)|dunno|idk|beats me|you (?:choose|decide|pick)|up to you)\\b",
);

const meaning = cue(
  "\\b(?:mean(?:s|ing)?|counts?|define|explain|exactly|considered|what(?:['’]s| is| are) (?:a|an|one))\\b",
);
const howLong =
  /\bhow (?:long|soon|fast|many days)\b|tarda|dauert|wie lange|cuántos días|quantos dias|quanti giorni|combien de (?:temps|jours)|quanto tempo|quanto ci|demora|сколько (?:времени|дней)|كم (?:من الوقت|يوم)|多久|几天/iu;

/** Wants to know what a word stands for. */
export const asksMeaning = (text: string): boolean => meaning.test(text);
/** Asks for a time, whatever else the words hold. */
export const asksHowLong = (text: string): boolean => howLong.test(text);
const help = cue(
  '\\b(?:can|could|would|will) (?:you|u) (?:please )?(?:help|assist)\\b|\\b(?:can|could|would|will) (?:you|u) do (?:that|this|it|something like that)\\s*[?.!]*$|\\bhelp (?:me|us)(?: out)?\\s*[?.!]*$',
);
const ofYou =
  /^\W*(?:(?:and|but|so|ok|okay|also|hey|hi|wait|btw|by the way|quick question|one question)\W+)*(?:do|does|are|is|will|have)\s+(?:you|u|it|i|the|that|this|there|your)\b/i;

/** Asks whether they would take it on. */
export const asksHelp = (text: string): boolean => help.test(text);
/** A question by its first words, which no answer begins with. */
export const asksOfYou = (text: string): boolean => ofYou.test(text);
const daily = cue(
  '\\b(?:by|before|until|till|within|in time|this|next|end of|tomorrow|today|tonight|on (?:the|mon|tues|wednes|thurs|fri|satur|sun))\\b|\\d|antes|para el|avant|bis|prima|entro|до |к |قبل|之前',
);
const labelled =
  /^\W*(?:project|scope|budget|deadline|due|references?|timeline|timing|brand|company|client|name|style|colou?rs?|audience|links?|website|about|goals?|description|deliverables|industry|quantity|background)\s*[:：-]\s*\S/i;

/** Holds words that a day comes with. */
export const namesDay = (text: string): boolean => daily.test(text);
/** A line of a written brief: "Budget: 450". */
export const isLabelled = (text: string): boolean => labelled.test(text) && !hasQuestionMark(text);
const beginning = cue(
  '\\b(?:start(?:ing|s)?|begin(?:ning|s)?|kick ?off)\\b.{0,12}\\b(?:today|tomorrow|now|monday|tuesday|wednesday|thursday|friday|next|on)\\b',
);

/** Names the day the work begins, which is no deadline. */
export const namesStart = (text: string): boolean => beginning.test(text);
/** Words that only lead up to a question. */
export const isFiller = (text: string): boolean => filler.test(text);
/** Asks for an offer of one's own. */
export const asksCustom = (text: string): boolean => custom.test(text);
/** Wants to begin anew. */
export const startsOver = (text: string): boolean => fromTheStart.test(text);
/** Has no more to say. */
export const saidAll = (text: string): boolean => allSaid.test(text);
/** Cannot say. */
export const hasNoIdea = (text: string): boolean => noIdea.test(text);
/** Asks whether people do the work. */
export const asksWhoWorks = (text: string): boolean => whoWorks.test(text);
/** Asks in so many words for a person. */
export const asksForPerson = (text: string): boolean => person.test(text);
const machine = cue(
  '(?<!\\p{L})(?:(?:chat)?bots?|robots?|robô|roboter|automate|ki|ia|ai|maschine|machine|máquina|macchina|ии)(?!\\p{L})|бот|робот|машин|нейросет|بوت|آلة|آلي|机器|人工智能|真人',
);

/** Speaks of a bot or a machine; small talk about one is about us. */
export const namesMachine = (text: string): boolean => machine.test(text);
/** Asks whether a person or a machine answers. */
export const asksWhetherAi = (text: string): boolean => whetherAi.test(text);
/** Asks to hear what they have told so far. */
export const asksTold = (text: string): boolean => told.test(text);
/** Asks what our question is for. */
export const asksWhy = (text: string): boolean => whyAsked.test(text) && text.trim().split(/\s+/).length <= 9;
/** Is unhappy in so many words. */
export const complainsPlainly = (text: string): boolean => complaining.test(text);
const countOf =
  /\bhow many\b|\bwie ?viele?\s+\p{L}|cu[aá]nt[oa]s\b|combien d(?:e\s|['’])|quant[ie]\s|quant[oa]s\b|сколько\s+(?:там\s+)?(?!стоит|стоят|будет|это|за|врем|дн|ждать|доплат|длит)\p{L}|(?<!\p{L})و?كم\s+(?!سعر|تكلف|يكلف|ثمن|يستغرق|يوم|من الوقت|ياخذ|يأخذ)\p{L}|几(?!天|日)\p{L}|多少(?!钱|天)\p{L}/iu;
const onTop =
  /\b(?:extra|additional(?:ly)?|on top|another|(?:one|\d+) more|second|add(?:ing)?|much more|cuánto más|aparte|adicional|añadir|otr[oa]s?|en plus|supplément\w*|ajouter|rajoute\w*|deuxième|zusätzlich\w*|weitere\w*|zweite\w*|dazu|drauf|aufpreis|noch ein\w*|a mais|à parte|acrescentar|outr[oa]|mais um\w*|in più|aggiun\w*|un altr[oa]|altra)(?!\p{L})|ещ[её] |добав|доплат|сверху|дополнит|втор(?:ой|ая|ую)|дороже|إضاف|اضاف|أخرى|اخرى|ثاني|زيادة|再|另外|额外|加多少|多一个|第二/iu;
const possible =
  /^[\s\p{P}]*(?:(?:is|would) (?:that|it|this) (?:be )?(?:possible|ok(?:ay)?|doable|fine)|possible|doable|geht das|ist das (?:möglich|machbar)|machbar|möglich|se puede|es posible|(?:c['’]est |est-ce )?(?:possible|faisable)|dá|é possível|si può|è possibile|возможно|можно|получится|ممكن|هل (?:هذا )?(?:ممكن|يمكن)|可以吗|行吗|行不行|可以不)[\s\p{P}]*$/iu;

/** Asks how many of a thing there are, not for a price or a time. */
export const asksCount = (text: string): boolean => countOf.test(text) && !howLong.test(text);
/** Speaks of more than what a package holds. */
export const asksMore = (text: string): boolean => onTop.test(text);
/** "Is that possible?" after what was asked. */
export const asksWhetherPossible = (text: string): boolean => possible.test(text);
/** Asks how we are. */
export const asksWellbeing = (text: string): boolean => wellbeing.test(text);
/** Asks by its very words, also without a question mark. */
export const asksPlainly = (text: string): boolean =>
  hasQuestionMark(text) || interrogative.test(text) || hanQuestion.test(text);
/** Ends in a question mark, in any script. */
export const hasQuestionMark = (text: string): boolean => /[?？؟]/.test(text);
