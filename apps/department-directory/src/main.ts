import { runService } from '@civicline/service-kit';
import { directoryService } from './service';

runService(directoryService);
