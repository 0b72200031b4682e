/** Feelings, answers, asking. */
export const feelingsAndAnswers = `
happy | happy; glad; cheerful; joy; pleased; smile; enjoy; delighted; content/a | h:emotions/happy o:1F642
sad | sad; unhappy; upset; miserable; tearful; disappointed; disappointment | h:emotions/sad o:1F641
crying | cry/v; crying; tear/n; weep | h:emotions/crying o:1F622
angry | angry; anger; cross/a; furious; annoyed; mad (with feel, very, get); rage; frustrated; frustrating | h:emotions/angry o:1F620
scared | scared; afraid; fear; frightened; frighten; scare; terrified; phobia | o:1F628
worried | worry; worried; anxious; anxiety; nervous; stress; stressed; panic; concern/n; concerned | o:1F61F h:emotions/nervous
calm | calm; relaxed; relax; peaceful; rest; at ease; mindfulness; meditation | h:emotions/calm o:1F60C
confused | confused; confusion; muddled; confusing; puzzle; delirium | h:emotions/confused o:1F615
lonely | lonely; alone; loneliness; isolated; isolation; on my own | s:lonely
bored | bored; boring; boredom; fed up | o:1F612
surprised | surprise; surprised; shock; shocked; amazed | o:1F632
embarrassed | embarrassed; embarrass; embarrassing; shy; ashamed | o:1F633
proud | proud; pride; confident; confidence | o:1F60C o:1F4AA
excited | excited; exciting; look forward to | o:1F929
love | love; loved; in love; loving | h:symbols/heart o:2764
jealous | jealous; jealousy; envy; envious | o:1F612
hurt-feelings | hurt feelings; heartbroken; broken heart | o:1F494
feeling | feel; feeling; emotion; mood | h:symbols/medium_level o:1F610
better | better; get better; feel better; recover; recovery; improve; improvement; get well; heal | o:1F44D h:graphs/chart-cured-increasing
worse | worse; get worse; deteriorate; feel worse | o:1F44E
yes | yes; yeah; correct; true; right/a (without hand, side, arm, leg, foot) | h:symbols/yes o:2705
no | no/i; no thanks; nope; say no; wrong; false; incorrect; no/d (with answer, thank) | h:symbols/no o:274C
refuse | refuse; not want; say no to; turn down; do not want; decline | h:people/refused o:1F645
agree | agree; agreement; OK; okay; approve; accept; approval; confirm; confirmation; verify; authorise | o:1F44D h:emotions/ok
disagree | disagree; against it; object/v; not agree; do not agree | o:1F44E
maybe | maybe; perhaps; possibly; not sure; unsure; uncertain | o:1F914
do-not-know | do not know; don't know; no idea; not know | o:1F937
like | like/v; good; great; nice; excellent; lovely; brilliant; well done; fantastic; interested | o:1F44D h:emotions/happy
do-not-like | not like; dislike; hate; don't like; bad; do not like; horrible; awful; terrible | o:1F44E h:emotions/not_ok
do-not-understand | not understand; don't understand; do not understand; hard to understand; difficult to understand; unclear | s:do-not-understand
understand | understand; clear/a; make sense; understanding; know; realise | o:1F4A1
question | question; query; questionnaire; survey; ask a question; why; what; who; which; reason/n | h:symbols/question o:2753
ask | ask; enquire; ask for; request | o:1F64B h:symbols/question
answer | answer; reply; respond; response | o:1F4AC
tell | tell; say; speak; speech; explain; inform; explanation | o:1F5E3
talk | talk; conversation; discuss; discussion; chat; communicate; communication; speak to | s:talk h:symbols/communication
tell-someone | tell someone; tell us; let us know; tell a person; tell staff; report it; let someone know; speak to someone | s:speak-up
say-again | say again; repeat; again; say it again; say that again; once more; renew | o:1F501
slowly | slowly; slow; slow down; take your time; more time | o:1F422
listen | listen; hear; listening; hearing voices; recording/n | h:body/ear o:1F442
opinion | opinion; your view; view/n; what you think; feedback; have your say; your say; comment | o:1F4AC
think | think; thought; consider; wonder | o:1F914
idea | idea; suggestion; suggest; innovation; invent; invention; new idea | o:1F4A1
help | help; assist; assistance; get help; need help; help someone | s:help o:1F64B
thank-you | thank; thanks; thank you; grateful | o:1F64F
please | please | o:1F64F
sorry | sorry; apologise; apology; regret | o:1F647
hello | hello; hi; welcome; greet; greeting | o:1F44B
goodbye | goodbye; bye; farewell | o:1F44B
vote | vote; election; ballot | o:1F5F3
important | important; main; key/a; matter/v; essential; priority | o:2757
information | information; fact; detail; advice; info; guidance | h:symbols/info
problem | problem; difficulty; difficult; trouble; hard; issue; go wrong; did not work; not work; fail; failure | h:symbols/alert_circle o:26A0
easy | easy; simple; simply; easier | o:E24C
same | same; equal/a; alike; similar | o:1F7F0
different | different; difference; unlike | o:1F500
more | more (without any, once); extra; increase; add; plus | o:2795
less | less; fewer; reduce; reduction; decrease; cut down; minus | o:2796
all | everything; whole; all | o:1F4AF
nothing | nothing; none; empty | o:1F573
`;
