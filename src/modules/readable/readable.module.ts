import type { Module } from '#platform/module.ts';
import { documents } from './documents/documents.parts.ts';
import {
  choosePictures,
  choosePicturesForAll,
  showPictureChoice,
} from './symbols/choose-pictures/choose-pictures.routes.tsx';
import { showCredits } from './symbols/credits/credits.routes.tsx';
import { showBuiltInPicture, showImportedPicture } from './symbols/show-picture/show-picture.routes.ts';
import { decideConcept, showConcept, showConcepts } from './symbols/vet-concept/vet-concept.routes.ts';

/** The readable room: every public record in the form that a person needs. */
export const readable: Module = {
  name: 'readable',
  ...documents,
  routes: [
    ...documents.routes,
    showCredits,
    showBuiltInPicture,
    showImportedPicture,
    showPictureChoice,
    choosePictures,
    choosePicturesForAll,
    showConcepts,
    showConcept,
    decideConcept,
  ],
};
