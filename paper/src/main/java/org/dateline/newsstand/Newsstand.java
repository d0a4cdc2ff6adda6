package org.dateline.newsstand;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.dateline.story.Refusal;

/// The reader site: accepts connections and hands out what waits on the rack. It knows nothing of
/// the newsroom and needs nothing but the rack to answer, so it opens first and stays up whatever
/// happens behind it.
public final class Newsstand implements AutoCloseable {
    /// Answers made off the event loops at a time.
    public static final int COLD_AT_ONCE = 64;

    /// A request rarely needs more; a longer one takes two reads.
    private static final int READ = 4 << 10;

    /// Bytes of pages kept at hand, by all event loops together.
    private static final int KEPT = 64 << 20;

    private static final int BACKLOG = 4096;
    private static final long MAX_TICK = TimeUnit.MILLISECONDS.toNanos(500);

    private final Standing standing;
    private final Stock stock;
    private final InstantSource clock;
    private final Door door;
    private final Proxies proxies;
    private final Optional<Tls> tls;
    private final Cold cold;
    private final Connection.Limits limits;
    private final PooledByteBufAllocator buffers = new PooledByteBufAllocator(true);
    private final Map<EventExecutor, Seller> sellers = new ConcurrentHashMap<>();
    private final MultiThreadIoEventLoopGroup loops;
    private final Channel listening;

    /// Opens the reader site; it answers when this returns.
    ///
    /// @throws Refusal when the port is taken, or the TLS pair or a proxy's network is wrong
    public static Newsstand open(Standing standing, Stock stock, InstantSource clock) {
        return new Newsstand(standing, stock, clock);
    }

    private Newsstand(Standing standing, Stock stock, InstantSource clock) {
        this.standing = standing;
        this.stock = stock;
        this.clock = clock;
        this.door = new Door(standing.connections(), standing.perAddress());
        this.proxies = new Proxies(standing.proxies());
        this.tls = standing.tls().map(Tls::new);
        this.cold = new Cold(stock);
        this.limits =
                new Connection.Limits(
                        standing.head().toNanos(),
                        standing.idle().toNanos(),
                        standing.write().toNanos());
        int count =
                standing.loops() > 0
                        ? standing.loops()
                        : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.loops =
                new MultiThreadIoEventLoopGroup(
                        count,
                        Epoll.isAvailable()
                                ? EpollIoHandler.newFactory()
                                : NioIoHandler.newFactory());
        loops.forEach(loop -> hire(loop, KEPT / count));
        this.listening = listen();
    }

    /// Each event loop has a seller of its own, woken a few times a second.
    private void hire(EventExecutor loop, int kept) {
        Till till = new Till(stock.counters().get(), clock, kept, tls.isPresent());
        sellers.put(loop, new Seller(till, stock, buffers, cold));
        long shortest = Math.min(limits.head(), Math.min(limits.idle(), limits.write()));
        long every = Math.clamp(shortest / 4, TimeUnit.MILLISECONDS.toNanos(5), MAX_TICK);
        var unused = loop.scheduleAtFixedRate(till::tick, every, every, TimeUnit.NANOSECONDS);
    }

    private Channel listen() {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(serverChannel())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.ALLOCATOR, buffers)
                        .childOption(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(READ))
                        .childHandler(new Arrivals());
        tls.ifPresent(
                pair -> {
                    var unused =
                            loops.next().scheduleAtFixedRate(pair::look, 1, 1, TimeUnit.SECONDS);
                });
        ChannelFuture bound = bootstrap.bind(standing.at()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stopLoops(Duration.ZERO);
            throw new Refusal(Refusal.Reason.UNAVAILABLE, closed(standing.at(), bound.cause()));
        }
        return bound.channel();
    }

    /// Why there is no listening at an address. The system's words stand behind those of the call.
    private static String closed(InetSocketAddress at, Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        String why = words.substring(words.lastIndexOf(':') + 1).strip();
        return why.equals("Address already in use")
                ? "Port %d is in use, so the reader site cannot open there; stop the other program or choose another port."
                        .formatted(at.getPort())
                : "The reader site cannot open port %d of %s: %s."
                        .formatted(at.getPort(), at.getHostString(), why);
    }

    private static Class<? extends ServerChannel> serverChannel() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    private final class Arrivals extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
                channel.close();
                return;
            }
            Seller seller = seller(channel.eventLoop());
            Reader reader = new Reader(peer, proxies, stock.bot());
            Connection connection = new Connection(seller, reader, channel, limits);
            if (!proxies.isTrusted(peer.getAddress())) {
                Optional<Connection> goes = door.enter(connection, peer.getAddress());
                goes.ifPresent(Connection::close);
                channel.closeFuture()
                        .addListener(closed -> door.leave(connection, peer.getAddress()));
            }
            tls.ifPresent(pair -> channel.pipeline().addLast(pair.context().newHandler(buffers)));
            channel.pipeline().addLast(connection);
        }
    }

    private Seller seller(EventLoop loop) {
        Seller seller = sellers.get(loop);
        if (seller == null) {
            throw new IllegalStateException("an event loop without a seller");
        }
        return seller;
    }

    /// The port it listens on.
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /// What happened since the start; each figure is right to within a moment.
    public Takings takings() {
        long pages = 0;
        long unchanged = 0;
        long others = 0;
        long refused = 0;
        for (Seller seller : sellers.values()) {
            pages += seller.till().pages;
            unchanged += seller.till().unchanged;
            others += seller.till().others;
            refused += seller.till().refused;
        }
        return new Takings(pages, unchanged, others, refused, door.count());
    }

    /// Stops listening, lets answers under way be taken, and closes.
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        stopLoops(Duration.ofSeconds(2));
    }

    private void stopLoops(Duration grace) {
        cold.close();
        loops.shutdownGracefully(0, grace.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(2 * grace.toMillis() + 1000);
    }
}
