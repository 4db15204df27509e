module.exports = require('../../jest.preset.cjs').jestPreset(__dirname);
