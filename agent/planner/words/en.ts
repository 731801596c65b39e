import type { Words } from './roles.ts'

/** Split by | to keep the tables readable. */
const of = (phrases: string): readonly string[] => phrases.split('|')

/** English function words. Content words (objects, fields, values) come from the metadata. */
export const english: Words = {
  verb: {
    find: of(
      "find|show|show me|list|get|get me|give me|display|look up|look for|lookup|search|search for|pull up|see|view|let me see|what|what's|what are|what is|which|who are|who is|where are|do we have|have we|are there|are there any|is there|i want to see|i need to see|i'd like to see|fetch|bring up|check|tell me|let me know|do you know|is there anything|do i have anything|do we have anything|have i got anything",
    ),
    open: of('open'),
    count: of('how many|count|number of|the number of|number|the number|numbers'),
    sum: of('total|sum|sum of|sum up|how much|total value of|combined'),
    avg: of('average|avg|mean'),
    create: of('create|add|make|register|set up|enter|insert'),
    update: of('update|change|put|set|edit|modify|correct|adjust|make it'),
    move: of('move|push|advance|progress|promote|bump'),
    mark: of('mark|flag|set as|tag'),
    assign: of('assign|reassign|re-assign|hand over|hand off|hand|transfer|give'),
    close: of('close'),
    complete: of('complete|finish|tick off|check off'),
    rename: of('rename'),
    send: of('send|shoot|fire off'),
    email: of('email|e-mail|mail|drop'),
    draft: of('draft|compose|prepare|write|write to'),
    remind: of('remind|remind me|set a reminder|set reminder|reminder'),
    log: of('log|record|note down|jot down|track'),
    delete: of('delete|remove|erase|purge|wipe|destroy|drop all|get rid of|trash'),
    own: of(
      "who owns|who's the owner of|who's the owner|who's responsible for|who's on|who is responsible for|who handles|who looks after|whose|who manages|owner of|who is the owner of|who is on|who has",
    ),
    postpone: of('postpone|delay|reschedule|push back|extend'),
  },
  glue: {
    '': of(
      "the|a|an|where|please|pls|plz|kindly|can you|could you|would you|will you|i want to|i want|i'd like to|i would like to|i need to|i need|let's|hey|hi there|just|also|of the|there|is|are|was|were|be|been|that are|that is|which are|who are|that have|which have|that were|which were|that|those that|do|does|did|have|has|had|ones|one|we|our|ours|us|any|currently|now|right now|actually|ok|okay|so|some of|there's|you|could|can|would|whose|from the|quickly|today's date|kind of record|records|record|entries|for me|information|info|details|in total|all of|there are|sitting|still|at all|called up|newly|whole|entire|got|to see|did we make|have we made|made|did we",
    ),
  },
  next: { '': of('then|and then|after that|afterwards|next,|finally') },
  and: { '': of('and|&|plus|as well as|along with') },
  or: { '': of('or|nor') },
  but: { '': of('but|however|though') },
  op: {
    '>': of(
      'over|above|more than|greater than|higher than|bigger than|larger than|exceeding|exceeds|exceed|>|beyond|upwards of|north of',
    ),
    '>=': of(
      'at least|no less than|not less than|minimum|minimum of|min|>=|≥|not below|not under|greater than or equal to',
    ),
    '<': of('under|below|less than|lower than|smaller than|fewer than|<'),
    '<=': of(
      'at most|no more than|not more than|up to|maximum|maximum of|max|<=|≤|not above|not over|less than or equal to',
    ),
    '=': of('equals|equal to|exactly|=|is equal to'),
    contains: of('contains|containing|includes|including|like'),
    between: of('between|ranging from'),
  },
  postop: {
    '>=': of('or more|and above|or above|and up|or higher|and more|or greater|plus|+|or over'),
    '<=': of('or less|and below|or below|or lower|or fewer|or under'),
  },
  not: {
    not: of(
      "not|neither|isn't|aren't|is not|are not|that aren't|that are not|that isn't|never|non|not in|wasn't|weren't|doesn't|didn't|hasn't|haven't|hadn't|won't|can't|cannot|couldn't|shouldn't|wouldn't|does not|did not|has not|not being|which are not|who are not",
    ),
    without: of(
      "without|no|don't have|do not have|doesn't have|does not have|have no|has no|with no|missing|lacking|lack|lacks|haven't got|without any|with a missing|don't have a|don't have an|with empty|with blank|without a|without an|that have no|that don't have|who don't have|having no",
    ),
    except: of(
      'except|except for|excluding|other than|apart from|besides|but not|aside from|all but|everything but|with the exception of|minus',
    ),
  },
  has: { '': of('with|having|that have|who have|with a|with an|has|have') },
  me: { '': of('my|me|mine|i|myself|by me|to me|owned by me|assigned to me') },
  us: { '': of("our|ours|we|us|the team's|the team") },
  it: {
    '': of(
      'it|this|that|this one|that one|him|her|he|she|its|his|this record|the one|that deal|this deal|that lead|this lead|that account|this account|that contact|this contact|that task|this task',
    ),
  },
  them: {
    '': of(
      'them|they|their|those|these|these ones|those ones|all of them|them all|these people|those people|everyone of them|the above|the results',
    ),
  },
  each: {
    '': of(
      'each|each of them|each one|every one of them|every one|each of these|each of those|for each|for every|for each of them|for each one|each person|everyone of these',
    ),
  },
  all: { '': of('all|every|all the|all of the|each and every|any') },
  most: {
    top: of(
      'top|biggest|largest|highest|most valuable|greatest|most expensive|highest value|highest-value|best',
    ),
    bottom: of('smallest|lowest|least valuable|bottom'),
    promising: of(
      'hottest|warmest|most promising|most likely to close|most likely to buy|most likely|best scored|highest scoring|strongest',
    ),
    newest: of('newest|latest|most recent|recent|recently created|recently added|last created'),
    oldest: of('oldest|earliest'),
  },
  order: {
    '': of(
      'sorted by|sort by|ordered by|order by|ranked by|rank by|sort them by|sort|in order of|sort it by|sorted|ordered|highest first by',
    ),
  },
  direction: {
    desc: of(
      'descending|desc|highest first|largest first|biggest first|newest first|high to low|latest first|from high to low',
    ),
    asc: of(
      'ascending|asc|lowest first|smallest first|oldest first|low to high|earliest first|from low to high|soonest first',
    ),
  },
  by: { '': of('by|per|for each|grouped by|group by|broken down by|split by|in each|for every') },
  group: {
    '': of(
      'group by|group them by|grouped by|broken down by|break down by|break them down by|break it down by|split by|breakdown by|group it by',
    ),
  },
  assign: {
    '': of(
      'to|over to|slipped to|has slipped to|as|into|=|to be|:|becomes|is now|is now in|has moved to|went to|is',
    ),
  },
  poss: { '': of("'s|s'") },
  prep: {
    of: of('of'),
    at: of('at'),
    for: of('for'),
    from: of('from'),
    with: of('with'),
    in: of('in|inside|within'),
    on: of('on'),
    to: of('to'),
    about: of('about|regarding|concerning|re|on the subject of|related to|linked to'),
    by: of('by|owned by|assigned to|handled by|belonging to|managed by'),
  },
  named: { '': of('named|called|by the name of|name is|whose name is|with the name|titled|name') },
  saying: {
    '': of(
      'saying|that says|telling|telling them|telling him|telling her|saying that|with the message|with the text|with text|with message|with body|body|to say|text|message|to tell them|to tell her|to tell him|that reads|and tell them|and say',
    ),
  },
  subject: { '': of('with subject|with the subject|subject|subject line|with the subject line') },
  because: {
    '': of(
      'because of|because|due to|since they|reason|for reason|reason:|the reason is|lost to|because it was|for the reason',
    ),
  },
  concept: {
    pipeline: of('pipeline value|pipeline|pipelines|sales pipeline'),
    to_follow: of(
      'need following up|needs following up|need a follow-up|needs a follow-up|need follow-up|should i follow up|should i follow up with|should we follow up with|do i need to follow up with|should i call|should i contact|should i chase|should i reach out to|need attention|needs attention|to follow up with today|should be followed up|to chase|to chase today',
    ),
    high_value: of('high-value|high value|highvalue'),
    open: of(
      'open|active|ongoing|unsolved|unfinished|outstanding|in the pipeline|pending|incomplete|not done|not finished|not completed|unresolved|not closed|not yet closed|still open',
    ),
    closed: of('closed|finished'),
    won: of('did we close|have we closed|won|win|did we win|have we won|wins|we won|closed won|closed-won'),
    lost: of('lost|lose|did we lose|have we lost|we lost|losses|closed lost|closed-lost'),
    done: of('done|completed|complete|finished'),
    overdue: of('overdue|past due|late|past their due date|that are late|past the due date'),
    slipping: of(
      'slipping|slipped|have slipped|has slipped|past their close date|past its close date|past the close date|past their closing date|past close date|past closing date|behind schedule|should have closed',
    ),
    new: of('new|newly created|brand new|fresh'),
    away: of(
      "who is on leave|who's on leave|who is on vacation|who's on vacation|who is off|who's off|who is away|who's away|who is out of office|who will be away|who will be on leave",
    ),
    unassigned: of('unassigned|unowned|without an owner|with no owner|without owner|nobody owns'),
    quiet: of(
      "gone quiet|gone quiet for|went quiet|gone dark|gone silent|been quiet|quiet for|no activity in|no activity for|without activity in|without activity for|with no activity in|with no activity for|not been contacted in|not contacted in|not contacted for|not touched in|not touched for|no contact in|no contact for|inactive for|untouched for|have not been touched in|have had no activity in|silent for|haven't been contacted in|haven't heard from in|stale for|idle for|without contact for|without contact in",
    ),
    plate: of(
      'on my plate|on my to-do list|on my todo list|on my to do list|my agenda|my to-dos|my todos|my to-do list|my todo list|to do|i have to do|should i do|do i need to do|do i have to do|my day',
    ),
  },
  hint: {
    create: of(
      'created|added|came in|come in|entered|registered|arrived|joined|received|generated|acquired|newly added|that came in',
    ),
    close: of(
      'closing|close|closes|to close|expected to close|will close|due to close|that close|that will close|set to close|closing date in|forecast to close',
    ),
    due: of(
      "due|anything due|what's due|what is due|due on|due in|due date|falling due|are due|is due|expire|expiring|expires|with a due date",
    ),
    update: of('updated|changed|modified|edited|touched'),
    sent: of('sent|sent out|delivered'),
    renew: of('renewing|renew|up for renewal|renewals due|to renew|due for renewal'),
    convert: of('converted'),
    complete: of('completed'),
  },
  type: {
    call: of(
      'called|phoned|rang|spoke with|spoke to|talked to|talked with|had a call with|i called|just called|i just called|just spoke with|just spoke to|had a phone call with|i spoke with|i spoke to|just got off the phone with',
    ),
    meeting: of(
      'met|met with|had a meeting with|i met|i met with|just met|just met with|had lunch with|had coffee with',
    ),
    visit: of('visited|i visited|went to see|just visited'),
    email: of('emailed|i emailed|wrote to'),
  },
  suffix: {
    '': of(
      'inc|inc.|ltd|ltd.|llc|corp|corp.|co.|gmbh|plc|group|holdings|technologies|labs|industries|systems|solutions',
    ),
  },
  honorific: { '': of('mr|mr.|ms|ms.|mrs|mrs.|dr|dr.') },
  person: { '': of('people|person|persons|anyone|someone') },
  nth: {
    '0': of('first|1st|the first|first one|the first one|number one|number 1|#1'),
    '1': of('second|2nd|the second|second one|the second one|number two|number 2|#2'),
    '2': of('third|3rd|the third|third one|the third one|number three|number 3|#3'),
    '3': of('fourth|4th|the fourth|fourth one|the fourth one|number four|number 4|#4'),
    '4': of('fifth|5th|the fifth|fifth one|the fifth one|number five|number 5|#5'),
    '5': of('sixth|6th|the sixth|sixth one|the sixth one|#6'),
    '6': of('seventh|7th|the seventh|seventh one|#7'),
    '7': of('eighth|8th|the eighth|eighth one|#8'),
    '8': of('ninth|9th|the ninth|ninth one|#9'),
    '9': of('tenth|10th|the tenth|tenth one|#10'),
    '-1': of('last one|the last one|the last of them'),
  },
  only: {
    '': of(
      'only|just the|just those|narrow to|narrow down to|filter to|filter by|only the|only those|keep only|restrict to|limit to|just',
    ),
  },
  askwhen: { '': of("when does|when will|when is|when's|when do|on what date does|on which date does") },
  schema: { '': of('fields|field list|columns|attributes|properties') },
  whatabout: { '': of('what about|how about|and what about|same for|and for|the same for|and how about') },
  vague: {
    '': of(
      'usual|a bit|a little|bit|somewhat|slightly|some|few|a few|several|many|most of|stuff|things|thing|something|anything|everything|everyone|everybody|somebody|whatever|soon|sometime|later|asap|eventually|probably|maybe|perhaps|appropriate|relevant|important|interesting|good|nice|bad|better|worse|properly|suitable|right people|the right|as needed|if needed|if necessary|unless|otherwise|instead|usually|normally|sort of|kind of|etc|and so on|handle|deal with|take care|take care of|sort out|clean up|fix|improve|optimise|optimize|people who matter|vip|key|almost|nearly|roughly|around|about half|half|half of|majority|often|sometimes|rarely|unless they|if|when|while|until they|before they|except when|either|neither|nor|both|twice|double|triple|halve|increase|decrease|raise|reduce|lower|cut|boost|grow|forward|reply|respond|cancel the|more than once|same|similar|likely|unlikely|hardly|barely|only if|even|rather|quite|very|too',
    ),
  },
  greet: {
    '': of(
      "hello|hi|hey|good morning|good afternoon|good evening|hi there|hello there|hey there|greetings|how are you|what's up",
    ),
  },
  help: {
    '': of(
      'help|what can you do|what can i do|what can i ask|how do you work|how does this work|what do you do|commands|examples|show me examples|help me|who are you|what are you|what can you help with|what can you help me with|how can you help|how can you help me',
    ),
  },
  thanks: {
    '': of(
      'thanks|thank you|thanks a lot|thank you very much|thx|cheers|great|perfect|awesome|great thanks|bye|goodbye|good job|well done|nice work|many thanks|see you',
    ),
  },
  yes: {
    '': of(
      "yes|yep|yeah|sure|ok|okay|go ahead|do it|confirm|confirmed|correct|right|yes please|please do|that's right|sounds good|go for it|y|absolutely|of course|exactly",
    ),
  },
  no: { '': of("no|nope|nah|n|don't|do not|no thanks|wrong|not that") },
  cancel: { '': of('cancel|never mind|nevermind|forget it|stop|abort|skip it|cancel that|leave it|drop it') },
  undo: {
    '': of(
      'undo|undo that|undo it|undo this|revert|revert that|roll back|rollback|take that back|undo the last|undo the last change|undo last|undo everything',
    ),
  },
  convert: { '': of('convert') },
  notyet: {
    merge: of('merge|combine'),
    duplicates: of('duplicates|duplicate|duplicated|duplicate records|dupes|dedupe|de-duplicate|deduplicate'),
    import: of('import|export|upload|download'),
    report: of(
      'report|reports|a report|dashboard|a dashboard|chart|graph|pivot table|pivot|saved view|saved search|workflow|automation|alert|an alert',
    ),
  },
  history: {
    mine: of(
      'what did i do|what have i done|what did i do|what have i done|when did i last talk|when did i last speak|what have i been doing|my history|what did i last do',
    ),
    all: of(
      "what did we do|what have we done|what happened|what has happened|what's happened|history|what's been going on|what has been going on|what did we do",
    ),
  },
  brief: {
    '': of(
      "tell me about|tell me more about|tell me everything about|what do we know about|what do you know about|what do i know about|brief me on|fill me in on|catch me up on|give me a summary of|give me an overview of|overview of|summary of|summarise|summarize|everything about|everything we have on|what's going on with|what is going on with|what's the story with|what's new with|what's the latest on|what's the latest with|where do we stand with|how are we doing with|how are things with",
    ),
  },
  beyond: {
    write: of('poem|poems|joke|jokes|story|stories|song|essay|haiku|limerick|blog post|article|slogan|tweet'),
    advise: of(
      'summary of|overview of|give me a summary of|give me an overview of|summarise|summarize|summary|summaries|advise|advice|recommend|recommendation|recommendations|suggest|suggestion|suggestions|should i|should we|what should|what do you think|why|how come|analyse|analyze|analysis|explain|brainstorm|strategy|insight|insights|opinion|evaluate|assess|predict|forecast the|prioritise|prioritize|compare|translate|what would|what if|best approach|how do i|how should|how can i',
    ),
    world: of('weather|news|stock price|capital of|who won the|recipe|football|movie|time is it|the time'),
    calendar: of('calendar|book a room|invite|schedule|video call|zoom'),
  },
}
