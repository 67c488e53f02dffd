import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** Speaks MongoDB's wire on a free port, keeps everything in memory, ends with its standard input. */
public class Server {
    public static void main(String[] args) throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        System.out.println("mongodb://" + "127.0.0.1:" + server.bind().getPort());
        System.in.read();
        server.shutdownNow();
        System.exit(0);
    }
}
