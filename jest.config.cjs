/** One run for the whole house; scripts/test.mjs starts the real parts first and hands their addresses over. */
module.exports = {
  projects: ['<rootDir>/packages/*/jest.config.cjs', '<rootDir>/apps/*/jest.config.cjs'],
  maxWorkers: 2,
};
