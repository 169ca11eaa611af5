// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {vm} from "./Cheats.sol";

/// How a campaign sends messages of others and hands out ether: by cheatcodes, unless the engine has none for it.
abstract contract Means {
    /// For contracts that belong to the world and send messages of their own.
    function sendAs(address from, address to, uint256 value, bytes calldata data)
        external
        returns (bool success, bytes memory result)
    {
        return _sendAs(from, to, value, data);
    }

    /// Sees to it that an account has at least this much ether, in wei.
    function enrich(address who, uint256 amount) public {
        if (who.balance < amount) _give(who, amount);
    }

    /// Whether an account that is paid ether only keeps it.
    function isPlain(address who) external view virtual returns (bool) {
        return who.code.length == 0;
    }

    function _sendAs(address from, address to, uint256 value, bytes memory data)
        internal
        virtual
        returns (bool success, bytes memory result)
    {
        vm.prank(from);
        return to.call{value: value}(data);
    }

    /// From now on the account has this much ether, in wei, which is not less than it had.
    function _give(address who, uint256 amount) internal virtual {
        vm.deal(who, amount);
    }
}
