const sequencer = require.resolve('@jest/test-sequencer', {
  paths: [require.resolve('jest-cli', { paths: [require.resolve('jest')] })],
});
const { default: Sequencer } = require(sequencer);

/** What starts a broker, a house or a browser takes minutes: begun last, it would keep one worker busy while the other has nothing. */
const long =
  /packages\/events\/test\/kafka|proof\/test|\/fuzz\.test|examples\/.*follow|packages\/local\/test\/postgres|apps\/desk\/test\//;

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const all = super.sort(tests);
    return [...all.filter(({ path }) => long.test(path)), ...all.filter(({ path }) => !long.test(path))];
  }
};
