# Completion of letterpress for fish: letterpress itself is asked.
function __letterpress_candidates
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    command -q -- $program; or set program letterpress
    $program completion candidates -- (commandline -cp | string collect) 2>/dev/null
end
complete -c letterpress -f -a '(__letterpress_candidates)'
