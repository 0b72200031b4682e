import type { Module } from '#platform/module.ts';
import { demonstrationRoutes } from './demonstration/demonstration.routes.ts';
import { forgottenPasswordRoutes } from './forgotten-password/forgotten-password.routes.ts';
import { joinRoutes } from './join/join.routes.ts';
import { discardKeptForm, showKeptForm } from './kept-form/kept-form.routes.ts';
import { signInRoutes } from './sign-in/sign-in.routes.ts';
import { signOut } from './sign-out/sign-out.routes.ts';
import { showStepUp, stepUp } from './step-up/step-up.routes.ts';

export const people: Module = {
  name: 'people',
  routes: [
    ...joinRoutes,
    ...signInRoutes,
    ...forgottenPasswordRoutes,
    ...demonstrationRoutes,
    showKeptForm,
    discardKeptForm,
    signOut,
    showStepUp,
    stepUp,
  ],
};
