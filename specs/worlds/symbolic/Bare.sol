// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Symbolic} from "./Symbolic.sol";

/// A message that is no call of a function: a transfer of ether, which `receive` or a fallback takes.
abstract contract Bare is Symbolic {
    /// Whether the message under study is one.
    bool internal _isBare;

    /// From here on it is. Claims read its words as zero, as they do in a campaign.
    function _noCall() internal {
        _isBare = true;
        c.selector = bytes4(0);
        (c.w0, c.w1, c.w2, c.w3, c.w4, c.w5, c.w6) = (0, 0, 0, 0, 0, 0, 0);
    }

    function _deliver(address to) internal returns (bool ok) {
        if (!_isBare) return _send(to);
        c.to = to;
        (ok,) = _sendTo(to, c.from, c.value, "");
    }
}
