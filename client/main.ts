import {
  Button,
  createAll,
  ErrorSummary,
  Header,
  NotificationBanner,
  PasswordInput,
  SkipLink,
} from 'nhsuk-frontend';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
createAll(Button);
createAll(ErrorSummary);
createAll(Header);
createAll(NotificationBanner);
createAll(PasswordInput);
createAll(SkipLink);
