package org.dateline.press;

import java.util.List;

/// What a template says by itself: letters a reader sees or hears that no expression brought.
final class TemplateText {
    private static final List<String> SPOKEN =
            List.of("aria-label=\"", "title=\"", "alt=\"", "placeholder=\"", "label=\"");

    private final String template;
    private final StringBuilder said = new StringBuilder();
    private int at;

    private TemplateText(String template) {
        this.template = template;
    }

    static String of(String template) {
        TemplateText text = new TemplateText(template.replaceAll("(?m)^@(import|param) .*$", ""));
        text.markup();
        return text.said.toString();
    }

    /// Up to a backtick or the end.
    private void markup() {
        while (at < template.length() && template.charAt(at) != '`') {
            if (!code()) {
                if (template.charAt(at) == '<') {
                    tag();
                } else {
                    said.append(template.charAt(at++));
                }
            }
        }
        at++;
    }

    /// Skips an expression or a directive, if one begins here.
    private boolean code() {
        if (template.startsWith("${", at)
                || template.startsWith("!{", at)
                || template.startsWith("$unsafe{", at)) {
            at = template.indexOf('{', at) + 1;
            java('}');
            return true;
        }
        if (template.charAt(at) != '@') {
            return false;
        }
        at++;
        while (at < template.length()
                && (Character.isLetter(template.charAt(at)) || template.charAt(at) == '.')) {
            at++;
        }
        if (at < template.length() && template.charAt(at) == '(') {
            at++;
            java(')');
        }
        return true;
    }

    private void java(char close) {
        while (template.charAt(at) != close) {
            char c = template.charAt(at++);
            if (c == '"') {
                int end = template.indexOf('"', at);
                literal(template.substring(at, end));
                at = end + 1;
            } else if (c == '@' && template.charAt(at) == '`') {
                at++;
                markup();
            } else if (c == '(' || c == '{') {
                java(c == '(' ? ')' : '}');
            }
        }
        at++;
    }

    /// A string in an expression is for readers when it begins like a sentence.
    private void literal(String string) {
        if (!string.isEmpty() && Character.isUpperCase(string.charAt(0))) {
            said.append(string).append('\n');
        }
    }

    private void tag() {
        while (template.charAt(at) != '>') {
            int from = at;
            SPOKEN.stream()
                    .filter(name -> template.startsWith(" " + name, from))
                    .findFirst()
                    .ifPresent(this::attribute);
            if (at == from && !code()) {
                at++;
            }
        }
        at++;
    }

    private void attribute(String name) {
        at += 1 + name.length();
        while (template.charAt(at) != '"') {
            if (!code()) {
                said.append(template.charAt(at++));
            }
        }
        said.append('\n');
    }
}
