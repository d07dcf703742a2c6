# Completion of letterpress for bash: letterpress itself is asked.
_letterpress() {
  local program=${1/#\~\//$HOME/} line=${COMP_LINE:0:COMP_POINT} head='' word candidate about
  COMPREPLY=()
  # bash parts a word at its = and : and completes the last part, which is $2.
  word=${line##*[[:space:]]}
  case $word in
  *"$2") head=${word%"$2"} ;;
  esac
  while IFS=$'\t' read -r candidate about; do
    candidate=${candidate#"$head"}
    case $candidate in
    '') continue ;;
    */)
      compopt -o filenames -o nospace 2>/dev/null # a folder, to be gone into
      [ ! -d "$candidate" ] || candidate=${candidate%/} # bash gives it one itself
      ;;
    esac
    COMPREPLY+=("$candidate")
  done <<<"$("$program" completion candidates -- "$line" 2>/dev/null)"
}
complete -F _letterpress letterpress
