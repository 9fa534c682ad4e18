import { testVisits } from './visits.ts';

testVisits('others');
