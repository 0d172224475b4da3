/**
 * What is in the real documents, as the first eight hex digits of SHA-256, so that none of their words stand here.
 */

/**
 * The entries of the report's list of acronyms, put right by hand : `acronym|original|translation` of each.
 */
export const glossaryChecksums: readonly string[] = `
  6ef00507 2f942493 ac1406f7 db6a9da8 6d93b315 4b3860b5 b2146064 eab26c21 03df457b 23cb8216 83dbb67c
  2bb7b5f7 6ee548da c2a01cc3 b3beb8e7 5f90bdad 67e04a13 505a1a85 8123cf0c dfc288d5 0169be9c e0b40f9d
  22502d21 0d6a4045 873e2ae1 235a88fd bec2b8ea 4eb91ed7 b158c58d 36b0ddd9 29dfef24 a626f405 1fd1893d
  391c2965 51cb0670 dd379e53 c965d582 9dcd9a92 1ae50fcc 89635e8b 6559afdb b454f8fe 936eebae 37ab4426
  7d74b60e 57e6ce9a 15f6892f 8aedc16f b2d5620c cbae1258 2db72760 f419e981 e592cbf6 422e02c3 aa1175ca
  dd2c6df2 feb843c8 23ffbd9c 84d34799 90baadc9 f4a10041 872dd710 1dc226d6 bd17904b 01cc39e7 17dcb1bf
  e2b95c8e c377155e 35d68b71 f7250661 c84849f0 b4ecaa1c 4ec5980e 9ac5143b bba39ef9 5a0daae8 4c86720a
  4a84fdb2 dfe9427d 7bd64536 ace52243 965f5693 57b5b19c 03ac49bc 7c56c2ea f997f64e 88fdb165 2141621b
`
  .trim()
  .split(/\s+/);

/** Titles of some of the report's parts, of every kind. */
export const headingChecksums: readonly string[] = `
  34834803 bbf1fcff d3389278 38492ce4 d76d5a8f 7203c2b3 3e8474fa d5f00c6c 902deeaf cf7a1de4 33f7a717
  179073e5 99abaf5b 36ebf930 68da96e6 b4042a08 ab6284b7 45f33ab7 511b20a4 fffac4a3 57203c8d
`
  .trim()
  .split(/\s+/);

/** Names that belong among the first twenty of the report. */
export const firstNames: readonly string[] = `
  b782593f f7fb9001 22ffd0cc 0a404330 7ae08766 c5da265c cae6799d 6840c923 31639393 2cc233d2 6b13a59c
  9d4bacb4
`
  .trim()
  .split(/\s+/);

/** The leader of a team whose name comes with and without its accent, and by surname alone. */
export const teamLeader = '6b13a59c';

/** The entries of the note's list. */
export const dashList: readonly string[] = `
  6559afdb c5a4477c 35f9fdfa 74f1ce88 154b6b74
`
  .trim()
  .split(/\s+/);
