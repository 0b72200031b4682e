import { pointsOf } from './meet-need.rules.ts';
import { type NeedName, needKind } from './need-kinds.rules.ts';

/** What we do about a need by ourselves, said to the person: no more than is true. */
export function whatWeDo(kind: NeedName): string {
  if (pointsOf(kind) > 0)
    return `Every page and every e-mail comes to you in letters of ${pointsOf(kind)} points.`;
  switch (kind) {
    case 'easy-read':
      return 'You get Easy Read first where a named person has checked it. Where there is none, we say so, and you can ask for it.';
    case 'audio':
      return 'Where there is a recording that a named person has checked, you get it. Where there is none, we say so.';
    case 'symbols':
      return 'Where there is a version with symbols that a named person has checked, you get it. Where there is none, we say so.';
    case 'photographs':
      return 'There are no versions with photographs yet. Staff see that you need them, if you let us tell them.';
    case 'email':
      return 'You get e-mails.';
    case 'letter':
    case 'sms':
    case 'phone':
      return 'This site can send only e-mails. Where you let us tell staff, a person is asked to reach you as you need it.';
    case 'via-carer':
      return 'Supporters whom you let be told get a copy of what everyone may know.';
    case 'aac':
    case 'voice-output':
      return 'Everything here is in writing and in your own time. Nobody expects you to speak.';
    case 'more-time':
      return 'You have at least a week for every answer.';
    case 'reminders':
      return 'Staff who ask for your views can send you a reminder before the last day.';
    case 'switches':
      return 'Every page works by keyboard. There is no scanning by one switch yet, and we note that as not met.';
    default:
      return 'Only a person can do this. Where you let us tell staff, it is on their list.';
  }
}

export function easyWords(kind: NeedName): string {
  return needKind(kind).easy;
}

export const contactWords: Readonly<Record<string, string>> = {
  'e-mail': 'an e-mail',
  'views-invitation': 'an invitation to give views',
  'views-reminder': 'a reminder to give views',
  'views-questions': 'the questions',
  'views-answer': 'answering',
  'views-outcome': 'thanks, and what the answers changed',
  'version-request': 'a version that was asked for',
};
