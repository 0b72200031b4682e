import {
  Button,
  createAll,
  ErrorSummary,
  Header,
  NotificationBanner,
  PasswordInput,
  SkipLink,
} from 'nhsuk-frontend';
import './islands/board.ts';
import './islands/draft-keeper.ts';
import './islands/easy-desk.ts';
import './islands/filters.ts';
import './islands/passkey.ts';
import './islands/writing-check.ts';
import './islands/search.ts';
import './islands/similar.ts';
import './islands/read-aloud.ts';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
createAll(Button);
createAll(ErrorSummary);
createAll(Header);
createAll(NotificationBanner);
createAll(PasswordInput);
createAll(SkipLink);
