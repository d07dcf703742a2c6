bind 'set enable-bracketed-paste off'
bind 'set bell-style none'
show() {
  printf '\n<<%s>>\n' "$READLINE_LINE"
  READLINE_LINE=''
}
bind -x '"\C-xs": show'
bind '"\C-xa": insert-completions'
eval "$(letterpress completion bash)"
printf '<<%s>>\n' begun
