import type { Module } from '#platform/module.ts';
import { hearPart, listenToRecord } from './aloud/listen/listen.routes.ts';
import { speakAloud } from './aloud/speak.routes.ts';
import { tidySpeech } from './aloud/speak.ts';
import { boardPaths } from './boards/board.paths.ts';
import { showBoardPicture } from './boards/board-picture.routes.ts';
import { pressButton, showBoard } from './boards/compose/compose.routes.ts';
import {
  beginBoard,
  copyBoard,
  removeBoard,
  reviseBoard,
  showBoards,
  showEditBoard,
} from './boards/edit-boards/edit-boards.routes.ts';
import { exportObf, exportObz } from './boards/export-boards/export-boards.routes.ts';
import { importBoards, showImport, showImported } from './boards/import-boards/import-boards.routes.tsx';
import { removePhrase, savePhrase, showPhrases } from './boards/phrases/phrases.routes.tsx';
import { documents } from './documents/documents.parts.ts';
import { scanningRoutes } from './scanning/scanning.routes.ts';
import {
  choosePictures,
  choosePicturesForAll,
  showPictureChoice,
} from './symbols/choose-pictures/choose-pictures.routes.tsx';
import { showCredits } from './symbols/credits/credits.routes.tsx';
import { picturePaths } from './symbols/picture.paths.ts';
import { showBuiltInPicture, showImportedPicture } from './symbols/show-picture/show-picture.routes.ts';
import { decideConcept, showConcept, showConcepts } from './symbols/vet-concept/vet-concept.routes.ts';
import { checkWriting, showWritingCheck } from './writing-check/writing-check.routes.ts';

const tidyQueue = 'readable.tidy-speech';

/**
 * Words: a concept is what a word means; a picture shows it; a board holds buttons, each with a word and a picture; a message is
 * a row of them; a phrase is a message that its person keeps. Invariants: a picture is proposed until a named person vetted
 * it; what a person composes is kept by the page alone until they send or keep it; boards and phrases are their person's alone;
 * nothing of an imported board is lost, and what was not understood is told; pictures come from our own origin and run nothing.
 * A finding is a place in a text that breaks a rule; a fact is a number, negation, name, date or condition that a rewording
 * must keep: a text that is only checked is kept nowhere, and nothing claims that people understand a text.
 */
export const readable: Module = {
  name: 'readable',
  ...documents,
  navigation: [
    ...documents.navigation,
    { text: 'Say it with pictures', href: boardPaths.list(), order: 60, showTo: () => true },
  ],
  ownPages: [
    ...documents.ownPages,
    { text: 'Your boards', href: boardPaths.list(), order: 60, showTo: () => true },
    { text: 'How pictures look', href: picturePaths.choice(), order: 61, showTo: () => true },
    {
      text: 'Pictures for words, to be vetted',
      href: picturePaths.concepts(),
      order: 62,
      showTo: (viewer) => viewer.kind === 'person' && viewer.programmeRoles.includes('editor'),
    },
  ],
  routes: [
    ...documents.routes,
    showCredits,
    showBuiltInPicture,
    showImportedPicture,
    showBoardPicture,
    showPictureChoice,
    choosePictures,
    choosePicturesForAll,
    showConcepts,
    showConcept,
    decideConcept,
    showBoards,
    beginBoard,
    showImport,
    importBoards,
    showImported,
    showPhrases,
    savePhrase,
    removePhrase,
    showBoard,
    pressButton,
    copyBoard,
    showEditBoard,
    reviseBoard,
    removeBoard,
    exportObf,
    exportObz,
    showWritingCheck,
    checkWriting,
    speakAloud,
    listenToRecord,
    hearPart,
    ...scanningRoutes,
  ],
  queues: [tidyQueue],
  jobs: (platform) => [{ name: tidyQueue, schedule: '10 4 * * *', run: () => tidySpeech(platform) }],
};
