#!/usr/bin/env node
'use strict';

/*
 * The door of the command line: it says in one sentence what keeps the program from starting. In the language of old
 * Node.js versions, which could not even parse the rest.
 */

var fs = require('fs');
var path = require('path');

/** The oldest minor version of each supported major one, as `engines` in package.json has them; later majors are fine. */
var OLDEST_MINORS = { 20: 19, 22: 13 };
var EXIT_CONFIG = 78;

/** Whether this program runs on a version such as `20.19.0`. */
function isSupported(version) {
  var parts = version.split('.').map(Number);
  return parts[0] >= 24 || parts[1] >= OLDEST_MINORS[parts[0]];
}

function complaint(version, built) {
  if (!isSupported(version)) {
    return (
      'trusthub-graphql needs Node.js 20 (20.19 or newer), 22 (22.13 or newer), or 24 and later. This is Node.js ' +
      version +
      '. Install one of these from https://nodejs.org, then run npm ci again.'
    );
  }
  if (!built) return 'trusthub-graphql is not built. Run: npm run build (or npm ci, which installs and builds).';
  return undefined;
}

function refuse(message) {
  console.error(message);
  process.exit(EXIT_CONFIG);
}

var program = path.join(__dirname, '../dist/cli/index.js');
// `prepare` in package.json asks before it builds.
var onlyVersion = process.argv[2] === 'check-node';
var message = complaint(process.versions.node, onlyVersion || fs.existsSync(program));
if (message !== undefined) {
  refuse(message);
} else if (!onlyVersion) {
  process.setSourceMapsEnabled(true);
  import(require('url').pathToFileURL(program).href).catch(function (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') {
      refuse(
        'trusthub-graphql is not completely installed (' + error.message.split(' imported from')[0] + '). Run: npm ci',
      );
    }
    throw error;
  });
}
