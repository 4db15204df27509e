/** One run for the whole house; scripts/test.mjs starts the real parts first and hands their addresses over. */
module.exports = {
  projects: [
    ...['packages', 'apps', 'examples'].map((folder) => `<rootDir>/${folder}/*/jest.config.cjs`),
    '<rootDir>/proof/jest.config.cjs',
    '<rootDir>/replay/jest.config.cjs',
  ],
  // More than a small machine has processors: a test waits most of its time, for a timer, a browser, a broker.
  maxWorkers: 3,
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  // Not a project's to say: jest takes it from here alone. A guard against a test that hangs, not a wait: a busy machine takes its time.
  testTimeout: 900_000,
};
