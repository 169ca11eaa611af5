// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Quote} from "../../../contracts/conformance/Quote.sol";
import {Wire} from "../../../contracts/conformance/Wire.sol";
import {vm} from "../Cheats.sol";

contract QuoteForgeSymbolic {
    Quote internal quote = new Quote();

    function check_QUOTE_FRESH_001(uint256 price, uint32 age) external {
        if (_isRead(price, age)) assert(age < quote.HOUR());
    }

    function check_twin_QUOTE_FRESH_001(uint256 price, uint32 age) external {
        if (_isRead(price, age)) assert(age == 0);
    }

    function _isRead(uint256 price, uint32 age) internal returns (bool ok) {
        quote.tell(price);
        vm.warp(block.timestamp + age);
        (ok,) = address(quote).call(abi.encodeCall(Quote.read, ()));
    }
}

contract WireForgeSymbolic {
    Wire internal wire = new Wire();

    function check_WIRE_CALM_001(bytes calldata message) external {
        wire.send(message);
        assert(!wire.tripped());
    }

    function check_twin_WIRE_CALM_001(bytes calldata message) external {
        wire.send(message);
        assert(message.length == 0);
    }
}
