package org.dateline.newsroom;

import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.support.HandlerFunctionAdapter;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/// The whole of what Spring holds for us: six beans, none of them found by looking around.
final class Beans {
    private Beans() {}

    static ServletWebServerApplicationContext context(
            ServletWebServerFactory server, Filter guard, RouterFunction<?> reception) {
        ServletWebServerApplicationContext context = new ServletWebServerApplicationContext();
        context.registerBean(ServletWebServerFactory.class, () -> server);
        context.registerBean(FilterRegistrationBean.class, () -> guard(guard));
        context.registerBean(ServletRegistrationBean.class, () -> dispatcher(context));
        context.registerBean(RouterFunctionMapping.class, () -> mapping(reception));
        context.registerBean(HandlerFunctionAdapter.class, HandlerFunctionAdapter::new);
        context.registerBean(HandlerExceptionResolver.class, () -> (_, _, _, _) -> null);
        return context;
    }

    private static FilterRegistrationBean<Filter> guard(Filter guard) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(guard);
        registration.setName("guard");
        return registration;
    }

    private static ServletRegistrationBean<DispatcherServlet> dispatcher(
            ServletWebServerApplicationContext context) {
        DispatcherServlet servlet = new DispatcherServlet();
        // Set so, it is ours to close, and the servlet does not close it from within.
        servlet.setApplicationContext(context);
        servlet.setPublishEvents(false);
        ServletRegistrationBean<DispatcherServlet> registration =
                new ServletRegistrationBean<>(servlet, "/");
        registration.setName("reception");
        registration.setLoadOnStartup(1);
        return registration;
    }

    private static RouterFunctionMapping mapping(RouterFunction<?> reception) {
        RouterFunctionMapping mapping = new RouterFunctionMapping(reception);
        mapping.setMessageConverters(List.of(new ByteArrayHttpMessageConverter()));
        return mapping;
    }
}
