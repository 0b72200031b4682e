import fc from 'fast-check';

/**
 * Properties draw the same values in every run, so that `npm test` says the same of the same code. To look further:
 * `PROPERTY_SEED=random npm run test:unit -- src/kit` (any number is a seed too; what fails prints its own).
 */
const seed = process.env.PROPERTY_SEED ?? '20261126';
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
