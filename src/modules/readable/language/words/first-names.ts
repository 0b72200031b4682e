/** First names that are heard in Britain: at the beginning of a sentence a capital does not tell a name from a hard word. Lower case. */
export const firstNames: ReadonlySet<string> = new Set(
  `aaron abdul abdullah abigail adam adeel adrian agnes agnieszka ahmed aisha akua alan alastair albert alec aled alejandro alex alexander alfie ali alice aliyah alun amal amanda amara amber amina amir amit amy ana
  anand andrea andrew andrzej aneta angela angus anita anjali anna anne annie anthony anton antonio anwar anya archie arjun arthur asha ashley asif audrey ayesha barbara barry bartek beata becky ben bernadette bernard beryl
  bethan bethany betty bev beverley bilal blessing bob brenda bronwen bryn bukola callum cameron carl carla carlos carol caroline carys catherine ceri chantelle charlotte cheryl chidi chiara chinedu chloe chris christine
  ciara claire clare clive colin connor craig daisy daniel darren dave david dawn dean deborah debbie declan deepa delroy denise dennis derek des devon dewi diane dilip dominic donna doreen doris dorothy dorota duncan
  dylan ebony eddie edith edward eileen eilidh elaine eleanor elena elin elizabeth ella ellen elsie emeka emily emma eric erin ethan ethel evan eve ewa faisal farah farooq fatima femi fergus finlay fiona florence folasade frances
  frank freda freddie freya funmi gareth gary gavin gemma geoff george gerald geraldine gerry ghulam gillian gita gladys glenys glyn gordon grace graham greg gurpreet gwen habiba hamza hannah hanif harjit harpreet harriet harry hasan
  hassan hazel heather helen henry hilary howard hugh hussain hywel ian ibrahim ifeoma imran ines irene iris isabel isla ivan jack jacob jacqueline jagdeep jake james jamie jan jane janet janice jasmine jason jasper javed jay jean
  jeff jenny jeremy jermaine jessica jill jim jo joan joanna joe john jordan jose joseph josh joyce juan judith judy julia julian julie june justyna kamal kamran karen karim karol kasia kate katie kath kathleen kay keith kelly ken
  kenneth kerry kevin khalid kieran kim kirsty kofi krishna krystyna kumar kwame kyle lakshmi lara latoya laura lauren leah leanne lee len leon leroy leslie lewis liam lily linda lisa lloyd lorna lorraine louise lucy luke lynn
  maciej maeve magda mahmoud mair mairead malcolm malgorzata mandy manjit marcin marcus marek margaret maria marie marion marjorie martin mary maryam matthew maureen mavis max megan mehmet mei melanie meera mercy michael michelle
  miguel mike mo mohamed mohammed moira molly monika morag moses muhammad muriel mustafa nadia nadine naomi nasreen natalie natasha neil nia niamh nicholas nick nicola nigel niall nikhil nina noah noreen norma norman nuala nushrat
  obi olga olive oliver olivia olu omar oscar owen padraig pam pamela parveen pat patience patricia patrick paul paula pauline pawel pedro peggy penny percy pete peter phil philip phyllis piotr poppy pradeep prakash precious
  priya rachel rafael rahul raj rajesh ralph ravi ray rebecca reg rehana reza rhiannon rhys richard rita rob robert robin roger ron rosa rosie ross roy ruby rupert ruth ryan sadia sajid sally sam samantha samir samuel sandra sanjay
  sara sarah sasha sean shabnam shahid shanice sharon sheila shelley shirley shona sian sibusiso sid simon sinead siobhan sophie stacey stan stanley stefan stella stephen steve stuart sue sunil sunita surinder susan suzanne sylvia
  tanya tariq tayo ted temi teresa terry thandi theresa thomas tim tina toby tom tomasz tony tracey trevor tunde uma una usha usman valerie vera vernon veronica vicky victoria vijay vikram vince violet vivian wanda wayne wendy
  wesley will william winston wiktor xin yasmin yinka yolanda yuki yusuf yvonne zac zainab zara zeinab zofia zoe`.split(
    /\s+/,
  ),
);
