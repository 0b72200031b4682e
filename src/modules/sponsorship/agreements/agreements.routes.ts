import { beginRoutes } from '../begin-agreement/begin-agreement.routes.ts';
import { moveAgreementRoutes } from '../move-agreement/move-agreement.routes.ts';
import { outcomeRoutes } from '../outcomes/outcomes.routes.ts';
import { registerRoutes } from '../register/register.routes.ts';
import { showAgreementRoutes } from '../show-agreement/show-agreement.routes.ts';
import { signVersion } from '../sign-agreement/sign-agreement.routes.ts';
import { valueRoutes } from '../values/values.routes.ts';
import { visitRoutes } from '../visits/visits.routes.ts';
import { writeAgreementRoutes } from '../write-agreement/write-agreement.routes.ts';

/** From the accepted offer to the published outcome. */
export const agreementRoutes = [
  ...beginRoutes,
  ...writeAgreementRoutes,
  ...showAgreementRoutes,
  signVersion,
  ...moveAgreementRoutes,
  ...valueRoutes,
  ...visitRoutes,
  ...outcomeRoutes,
  ...registerRoutes,
];
