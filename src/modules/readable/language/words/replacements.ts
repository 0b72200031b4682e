/**
 * Hard words and the easy words that may stand in their place, written for this project.
 * Only pairs in which the easy words say the same thing: the draft uses them without asking.
 * Verbs and nouns are given in their plain form; their other forms are made from it.
 */
const verbs = `
abandon=give up; abate=get less; abstain from=keep away from; accelerate=speed up; accommodate=make room for; accompany=go with;
accomplish=do; accumulate=build up; acknowledge=accept; acquire=get; adhere to=keep to; adjust=change; administer=give; alert=warn; alleviate=ease; allocate=give; alter=change; amend=change; anticipate=expect;
apprise=tell; arise=happen; ascertain=find out; aspirate=breathe in; assemble=gather; assess=check; assist=help; attain=reach; attempt=try;
attend=go to; authorise=allow; cease=stop; clarify=make clear; coerce=force; collaborate=work together; combat=fight; commence=start;
communicate=talk; compel=force; compile=gather; complete=finish; comply with=follow; comprehend=understand; comprise=include; conceal=hide;
conclude=end; conduct=carry out; configure=set up; confirm=make sure of; conserve=save; constitute=make up; construct=build;
consult=ask; consume=eat or drink; contact=get in touch with; contravene=break; convene=meet; cooperate=work together; decline=say no to;
decrease=go down; deem=think; defer=put off; delegate=pass on; demonstrate=show; depart=leave; deteriorate=get worse; determine=find out;
detect=find; diminish=get less; disclose=tell; discontinue=stop; discuss=talk about; dispatch=send; dispense=give out; disseminate=spread; distribute=give out;
elaborate on=say more about; elapse=pass; elevate=lift; eliminate=get rid of; employ=use; enable=help; encounter=meet; endeavour=try; enhance=make better;
enquire=ask; ensure=make sure; envisage=expect; eradicate=get rid of; establish=set up; evaluate=check; evolve=change; examine=look at; exceed=go over;
excrete=pass out; exhale=breathe out; exhibit=show; expedite=speed up; experience=have; extinguish=put out; facilitate=help; finalise=finish; forward=send on;
fracture=break; furnish=give; generate=make; implement=start; impede=get in the way of; increase=go up; indicate=show; inform=tell;
ingest=eat; inhale=breathe in; initiate=start; inquire=ask; inspect=look at; instruct=tell; intend=plan; investigate=look into; irrigate=wash out;
liaise with=talk to; locate=find; maintain=keep; manufacture=make; minimise=cut down; mitigate=make less; mobilise=move about; modify=change;
monitor=watch; necessitate=need; notify=tell; nominate=choose; observe=watch; obtain=get; occur=happen; omit=leave out; operate=work; palpate=feel;
participate=take part; perceive=see; perform=do; permit=allow; persist=go on; possess=have; postpone=put off; precede=come before; preserve=keep; proceed=go on;
procure=get; prohibit=ban; prolong=make longer; promote=help; provide=give; purchase=buy; recommence=start again; recuperate=get better; rectify=put right; reduce=cut; refrain from=keep away from; regain=get back; reimburse=pay back;
relocate=move; remain=stay; remunerate=pay; render=make; replenish=fill up; require=need; reside=live; restrict=limit; resume=start again; retain=keep; reveal=show;
review=look at; schedule=plan; select=choose; solicit=ask for; specify=say; state=say; submit=send; supply=give; supplement=add to; suspend=stop; sustain=keep up;
terminate=end; transmit=send; transpire=happen; undergo=have; undertake=do; utilise=use; utilize=use; vacate=leave; validate=check; vary=change;
ventilate=let air into; verify=check; visualise=picture; vomit=be sick; withdraw=take back; withhold=keep back; urinate=pee; defecate=poo
`;

const nouns = `
abdomen=belly; ability=skill; abrasion=graze; abnormality=change; accommodation=place to stay; acquaintance=friend; adolescent=teenager; advantage=good point; adversary=enemy;
aggravation=trouble; agreement=deal; alteration=change; alternative=other choice; amendment=change; amenity=thing nearby; anomaly=change; anxiety=worry; apparatus=set of tools; apparel=clothes; aspiration=hope; assessment=check; assistance=help; assistant=helper;
attempt=try; attire=clothes; attribute=quality; beverage=drink; category=kind; cessation=end; clinician=doctor or nurse; commencement=start; committee=group; companion=friend; compensation=money for harm; component=part; concept=idea;
consequence=result; consultation=talk; contusion=bruise; correspondence=letters; decrease=fall; deficiency=lack; deficit=lack; departure=leaving; destination=place to go; detriment=harm; difficulty=problem; disadvantage=bad point; discomfort=pain; discussion=talk;
disorder=illness; dosage=dose; dwelling=home; duration=length of time; emesis=being sick; employment=work; endeavour=try; enquiry=question; epidermis=skin; equilibrium=balance; error=mistake; erythema=red skin; evaluation=check; examination=check-up; excrement=poo; expenditure=spending; facility=place; faeces=poo; fatigue=tiredness; feature=part; femur=thigh bone; fracture=broken bone;
frequency=number of times; garment=piece of clothing; gait=way of walking; gratuity=tip; guidance=help; haemorrhage=heavy bleeding; hindrance=problem; hydration=water in the body; illumination=light; impairment=loss; impediment=problem; incision=cut; infirmary=hospital; ingestion=eating; inhalation=breathing in; initiative=plan; input=help; inquiry=question; institution=place; instruction=step; intake=amount taken; interaction=effect on each other; laceration=cut; legislation=law; lesion=sore; likelihood=chance; limitation=limit; locality=area; location=place; malady=illness; medic=doctor; medication=medicine; methodology=way; micturition=peeing; mobility=way of moving; modification=change; morbidity=illness; mortality=death; necessity=need; notification=notice; nutrition=food;
objective=goal; observation=check; obstacle=problem; occasion=time; occupation=job; opportunity=chance; option=choice; outcome=result; participant=person taking part; perception=view; perspiration=sweat; pharmacist=chemist; pharmacy=chemist; physician=doctor; portion=part; prerequisite=thing needed first; probability=chance; procedure=test or treatment; proportion=share; prosthesis=false limb; provision=care; purchase=thing bought; questionnaire=form; recipient=person who gets it; recommendation=advice; recovery=getting better; reduction=cut; regimen=plan; rehabilitation=help to get better; remainder=rest; remedy=cure; remuneration=pay; requirement=need; residence=home; respiration=breathing; restriction=limit; retirement=end of work; selection=choice; sensation=feeling; session=meeting; sibling=brother or sister; sputum=spit; spouse=husband or wife; status=state; strategy=plan; sustenance=food; symptom=sign of illness; target=goal; tenure=time; termination=end; therapy=treatment; transmission=spread; urination=peeing; urine=pee; usage=use; vehicle=car or van; velocity=speed; venue=place; vicinity=area; viewpoint=view; vomiting=being sick; workforce=staff; stakeholder=person with an interest; framework=plan; guideline=advice; consumption=use; availability=chance to get it; intervention=treatment; individual=person
`;

const describing = `
abdominal=belly; absent=away; abundant=plenty of; accessible=easy to use; accurate=right; acute=sudden; additional=extra; adequate=enough; adjacent=next; advantageous=helpful; adverse=bad; aforementioned=this; alternative=other; ambulatory=able to walk; annual=yearly; anonymous=without a name; anxious=worried; apparent=clear; applicable=right; appropriate=right; approximate=rough; asymptomatic=without signs; bilateral=on both sides; beneficial=helpful; cardiac=heart; chronic=long-lasting; clinical=medical; cognitive=thinking; compatible=fit to go together; competent=able; complimentary=free; comprehensive=full; compulsory=needed; concise=short; confidential=private; consecutive=in a row; considerable=large; contagious=catching; conventional=usual; crucial=very important; deceased=dead; dermal=skin; detrimental=harmful; diligent=careful; distinct=clear; dominant=main; drowsy=sleepy; durable=strong; eligible=able to apply; equitable=fair; erroneous=wrong; essential=needed; evident=clear; excessive=too much; expensive=costly; external=outside; extensive=large; fatal=deadly; feasible=possible; febrile=feverish; fatigued=tired; fractured=broken; frequent=happening often; fundamental=basic; gastric=stomach; genuine=real; gradual=slow; hazardous=dangerous; hepatic=liver; identical=the same; imminent=soon; impaired=poor; imperative=very important; inaccurate=wrong; inappropriate=wrong; incapable=not able; incorrect=wrong; indispensable=needed; infectious=catching; inflamed=sore and red; inadequate=too little; initial=first; innovative=new; insufficient=too little; integral=needed; intermittent=on and off; internal=inside; intravenous=into a vein; invaluable=very useful; lengthy=long; lethal=deadly; localised=in one place; maximum=most; mandatory=needed; minimal=very small; minor=small; multidisciplinary=mixed; multiple=many; mutual=shared; nauseous=sick; necessary=needed; nocturnal=night-time; notable=special; numerous=many; nutritional=food; nutritious=healthy; obese=very overweight; obligatory=needed; obsolete=out of date; obvious=clear; ongoing=lasting; optimal=best; optimum=best; optional=up to you; oral=by mouth; paediatric=children's; parental=parents'; partial=in part; permanent=lasting for ever; persistent=lasting; pertinent=useful; postoperative=after the operation; potential=possible; preceding=earlier; preliminary=first; preoperative=before the operation; prescribed=ordered; previous=earlier; primary=main; principal=main; proficient=skilled; prolonged=long; prompt=quick; pulmonary=lung; rapid=fast; rear=back; recurrent=repeated; relevant=useful; reluctant=not keen; renal=kidney; residual=left over; respiratory=breathing; satisfactory=good enough; sedentary=sitting; sequential=one after the other; severe=very bad; significant=big; similar=like; sporadic=now and then; stringent=strict; subsequent=later; substantial=large; sufficient=enough; superfluous=extra; supplementary=extra; symptomatic=with signs; temporary=for a short time; terminal=that will end in death; topical=on the skin; traumatic=very upsetting; unilateral=on one side; urgent=that cannot wait; vacant=empty; valid=good; viable=able to work; vital=very important; voluntary=by choice; wholesome=healthy
`;

const others = `
accordingly=so; additionally=also; adequately=well enough; adversely=badly; alternatively=or; annually=every year; approximately=about; commencing=from; concerning=about; consequently=so; considerably=much; currently=now; evidently=clearly; excessively=too much; exclusively=only; extremely=very; forthwith=right away; frequently=often; fundamentally=really; furthermore=also; generally=mostly; gradually=slowly; hence=so; henceforth=from now on; however=but; immediately=right away; inadvertently=by mistake; infrequently=not often; initially=at first; intermittently=on and off; irrespective of=whatever; likewise=also; moreover=also; nevertheless=but; nonetheless=but; notwithstanding=even with; numerically=in numbers; occasionally=now and then; orally=by mouth; partially=in part; particularly=most of all; permanently=for ever; persistently=all the time; predominantly=mainly; presently=now; previously=before; primarily=mainly; prior to=before; promptly=quickly; rapidly=quickly; rarely=not often; regarding=about; regularly=often; respectively=in that order; seldom=not often; significantly=a lot; simultaneously=at the same time; solely=only; subsequently=later; subsequent to=after; substantially=a lot; sufficiently=enough; temporarily=for a short time; thereafter=after that; therefore=so; thus=so; upon=on; urgently=right away; usually=mostly; virtually=almost; whilst=while; in accordance with=following; in conjunction with=with; in excess of=more than; in lieu of=instead of; in receipt of=getting; in relation to=about; in respect of=about; in the absence of=without; in the course of=during; in the event of=if there is; in the region of=about; in the vicinity of=near; on behalf of=for; adjacent to=next to; a number of=some; a majority of=most; the majority of=most; a proportion of=some; a sufficient number of=enough; at your earliest convenience=soon; by means of=by; for the duration of=during; in a timely manner=on time; in close proximity to=near; in consultation with=with; in advance of=before; until such time as=until; with reference to=about; with respect to=about; with the exception of=except; as a consequence of=because of; on a regular basis=often; on numerous occasions=often; per annum=a year
`;

export type WordKind = 'verb' | 'noun' | 'describing' | 'other';

export interface Replacement {
  readonly hard: string;
  readonly easy: string;
  readonly kind: WordKind;
}

function read(kind: WordKind, list: string): Replacement[] {
  return list
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [hard = '', easy = ''] = entry.split('=');
      return { hard: hard.trim(), easy: easy.trim(), kind };
    });
}

export const replacements: readonly Replacement[] = [
  ...read('other', others),
  ...read('verb', verbs),
  ...read('noun', nouns),
  ...read('describing', describing),
];
