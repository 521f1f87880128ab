export { noShard, type Place, placeOf, placeTag } from './place.ts'
export { mostShards, tagOf } from './tag.ts'
